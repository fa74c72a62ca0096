using IotSms.Agent.Configuration;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Requests;
using IotSms.Agent.Tests.Requests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Agent.Tests.Mqtt;

/// <summary>The agent's half of a connection: a link with an intake behind it, and verbs that the test holds in its hand.</summary>
internal sealed class LinkedAgent : IAsyncDisposable
{
    public static readonly Topics Topics = new("iotsms", "site7");

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public LinkedAgent(IMqttLink link)
    {
        Link = link;
        _running = link.RunAsync(_stop.Token);
    }

    public IMqttLink Link { get; }

    public LineLog Log { get; private init; } = new();

    /// <summary>A link to a broker elsewhere.</summary>
    public static LinkedAgent To(TestBroker broker, FakeVerb send, Func<MqttSection, MqttSection>? configure = null, BackOff? pauses = null)
    {
        var mqtt = new MqttSection { Url = broker.Url, Timeout = TimeSpan.FromSeconds(20) };
        return To(configure?.Invoke(mqtt) ?? mqtt, send, pauses);
    }

    /// <summary>A link to a broker elsewhere, and somebody who listens to what others publish.</summary>
    public static LinkedAgent To(MqttSection mqtt, TopicListener listener) => new(new BrokerLink(
        mqtt, "site7", Topics, Listening(listener), new BackOff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(20), new Random(1)),
        TimeProvider.System, NullLogger<BrokerLink>.Instance));

    public static LinkedAgent To(MqttSection mqtt, FakeVerb send, BackOff? pauses = null, TimeProvider? time = null)
    {
        pauses ??= new BackOff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(20), new Random(1));
        var log = new LineLog();
        return new(new BrokerLink(
            mqtt, "site7", Topics, Intake(send), pauses, time ?? TimeProvider.System, new Logger<BrokerLink>(log))) { Log = log };
    }

    /// <summary>A broker of its own.</summary>
    public static LinkedAgent Hosting(int port, FakeVerb send, RetainedFile retained, BrokerUsers? users = null) =>
        Hosting($"embedded://127.0.0.1:{port}", send, retained, users);

    public static LinkedAgent Hosting(string url, FakeVerb send, RetainedFile retained, BrokerUsers? users = null) =>
        new(new EmbeddedBroker(new() { Url = url }, Topics, Intake(send), retained, users, NullLogger<EmbeddedBroker>.Instance));

    /// <summary>A broker of its own, and somebody who listens to what others publish.</summary>
    public static LinkedAgent Hosting(int port, RetainedFile retained, TopicListener listener) => new(new EmbeddedBroker(
        new() { Url = $"embedded://127.0.0.1:{port}" }, Topics, Listening(listener), retained, users: null,
        NullLogger<EmbeddedBroker>.Instance));

    private static Intake Listening(TopicListener listener) =>
        new(Topics, new RequestDesk([], NullLogger<RequestDesk>.Instance), [listener]);

    public static Intake Intake(params IRequestVerb[] verbs) => new(Topics, new RequestDesk(verbs, NullLogger<RequestDesk>.Instance), []);

    /// <summary>Completes when there is a connection, and the commands are subscribed to.</summary>
    public async Task ConnectedAsync() =>
        await await Task.WhenAny(_running, Link.PublishAsync(new("up", ReadOnlyMemory<byte>.Empty), TestContext.Current.CancellationToken));

    /// <summary>Why there is no connection, as soon as there is none.</summary>
    public async Task<string?> LostAsync()
    {
        await Log.NextAsync("Not connected");
        return Link.Status.Reason;
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }
}

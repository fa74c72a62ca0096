using IotSms.Agent.Configuration;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Requests;
using IotSms.Agent.Tests.Requests;
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

    private Task Lost { get; init; } = Task.CompletedTask;

    /// <summary>A link to a broker elsewhere.</summary>
    public static LinkedAgent To(TestBroker broker, FakeVerb send, Func<MqttSection, MqttSection>? configure = null, TimeSpan? pause = null)
    {
        var mqtt = new MqttSection { Url = broker.Url, Timeout = TimeSpan.FromSeconds(20) };
        return To(configure?.Invoke(mqtt) ?? mqtt, send, pause);
    }

    public static LinkedAgent To(MqttSection mqtt, FakeVerb send, TimeSpan? pause = null)
    {
        var pauses = new BackOff(pause ?? TimeSpan.FromMilliseconds(1), pause ?? TimeSpan.FromMilliseconds(20), new Random(1));
        var log = new SignalLog<BrokerLink>("Not connected");
        return new(new BrokerLink(mqtt, "site7", Topics, Intake(send), pauses, TimeProvider.System, log)) { Lost = log.Seen };
    }

    /// <summary>A broker of its own.</summary>
    public static LinkedAgent Hosting(int port, FakeVerb send, RetainedFile retained, BrokerUsers? users = null) =>
        new(new EmbeddedBroker(new() { Url = $"embedded://127.0.0.1:{port}" }, Topics, Intake(send), retained, users, NullLogger<EmbeddedBroker>.Instance));

    public static Intake Intake(params IRequestVerb[] verbs) => new(Topics, new RequestDesk(verbs, NullLogger<RequestDesk>.Instance));

    /// <summary>Completes when there is a connection, and the commands are subscribed to.</summary>
    public Task ConnectedAsync() => Link.PublishAsync(new("up", ReadOnlyMemory<byte>.Empty), TestContext.Current.CancellationToken);

    /// <summary>Why there is no connection, as soon as there is none.</summary>
    public async Task<string?> LostAsync()
    {
        await Lost.WaitAsync(TestContext.Current.CancellationToken);
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

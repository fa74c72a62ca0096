using System.Text.Json.Nodes;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Tests.Control;
using IotSms.Agent.Tests.Requests;
using IotSms.Gateway;
using IotSms.Modem;
using Microsoft.Extensions.Logging.Abstractions;
using MQTTnet;

namespace IotSms.Agent.Tests.Mqtt;

public sealed class ATextIsTold : IAsyncLifetime
{
    private const string Received = "iotsms/site7/received";

    /// <summary>"How are you?" of +31641600986.</summary>
    private static readonly ModemNews Text =
        new ModemNews.MessageRouted("07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07");

    private readonly Folder _folder = new();
    private readonly IdleModem _modem = new("sim1");
    private readonly CancellationTokenSource _stop = new();
    private Messaging _messaging = null!;
    private TestBroker _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _messaging = await Messaging.OpenAsync(
            new() { DataDirectory = _folder.Path }, [_modem], TimeProvider.System, NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken);
        _broker = await TestBroker.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        await _messaging.DisposeAsync();
        _stop.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("5.0")]
    [InlineData("3.1.1")]
    public async Task Again_and_marked_when_the_connection_ended_before_the_broker_acknowledged_it(string version)
    {
        _broker.SwallowOnce.Add(Received);
        await using var agent = Linked(version);
        var telling = TellAsync(agent);

        _modem.Tell(Text);

        var first = Json(await _broker.Swallowed.Reader.ReadAsync(TestContext.Current.CancellationToken));
        var second = Json(await _broker.NextAsync(Received));
        Assert.Null(first["possibleDuplicate"]);
        Assert.True((bool)second["possibleDuplicate"]!);
        second.Remove("possibleDuplicate");
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        await _stop.CancelAsync();
        await telling;
    }

    [Fact]
    public async Task Once_and_unmarked_when_it_came_while_there_was_no_broker()
    {
        await _broker.StopAsync();
        await using var agent = Linked("5.0");
        var telling = TellAsync(agent);
        _modem.Tell(Text);

        await _broker.RestartAsync();

        Assert.Null(Json(await _broker.NextAsync(Received))["possibleDuplicate"]);
        await _stop.CancelAsync();
        await telling;
    }

    private static JsonObject Json(MqttApplicationMessage message) => JsonNode.Parse(message.ConvertPayloadToString())!.AsObject();

    private LinkedAgent Linked(string version) =>
        LinkedAgent.To(_broker, FakeVerb.Echo("send"), mqtt => mqtt with { ProtocolVersion = version });

    private async Task TellAsync(LinkedAgent agent)
    {
        var bridge = new Bridge(
            agent.Link, LinkedAgent.Topics, _messaging, message => message, new AgentStatus("site7", _messaging, TimeProvider.System),
            TimeProvider.System);
        await Task.WhenAll(bridge.RunAsync(_stop.Token), _messaging.RunAsync(_stop.Token))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

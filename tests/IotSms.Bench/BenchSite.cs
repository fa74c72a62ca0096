using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;
using MQTTnet;
using MQTTnet.Protocol;

namespace IotSms.Bench;

/// <summary>A site on real parts with a client of our own, so that times are taken in the process that publishes and listens.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly List<(double At, string Topic, string Payload)> _seen = [];

    private BenchSite()
    {
        // Writing the broker's whole file at each change, as the crash tests have it, would be measured instead of the agent.
        Broker = new Mosquitto(Folder, saveOnChanges: false);
        Modem = new SimulatorProcess(Folder, "sim800");
        Agent = new AgentProcess(Folder, AgentProcess.NewConfiguration(Folder, Broker, Modem));
    }

    public TempFolder Folder { get; } = new();

    public Mosquitto Broker { get; }

    public SimulatorProcess Modem { get; }

    public AgentProcess Agent { get; }

    public LineLog Topics { get; } = new();

    public IReadOnlyList<(double At, string Topic, string Payload)> Seen
    {
        get { lock (_seen) return [.. _seen]; }
    }

    public static async Task<BenchSite> StartAsync(params string[] simulator)
    {
        var site = new BenchSite();
        await site.Broker.StartAsync();
        await site.Modem.StartAsync(["--log-at", .. simulator]);
        await site.ConnectAsync();
        site.Agent.Start();
        await site.Topics.WaitAsync(
            "the modem is ready", line => line.Contains("\"state\":\"ready\"", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        return site;
    }

    public async Task PublishAsync(string topic, JsonObject payload) => await _client.PublishAsync(new MqttApplicationMessageBuilder()
        .WithTopic($"iotsms/site7/{topic}").WithPayload(payload.ToJsonString())
        .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());

    public Task StateAsync(string id, string state) => Topics.WaitAsync(
        $"{id} is {state}",
        line => line.StartsWith($"iotsms/site7/message/{id} ", StringComparison.Ordinal)
            && line.Contains($"\"state\":\"{state}\"", StringComparison.Ordinal),
        TimeSpan.FromMinutes(3));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Agent.DisposeAsync();
        await Modem.DisposeAsync();
        await Broker.DisposeAsync();
        Folder.Dispose();
    }

    private async Task ConnectAsync()
    {
        _client.ApplicationMessageReceivedAsync += received =>
        {
            var at = Clock.Now;
            var message = received.ApplicationMessage;
            lock (_seen) _seen.Add((at, message.Topic, message.ConvertPayloadToString()));
            Topics.Add($"{message.Topic} {message.ConvertPayloadToString()}");
            return Task.CompletedTask;
        };
        await _client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", Broker.Port).WithClientId("bench").Build());
        await _client.SubscribeAsync("iotsms/#", MqttQualityOfServiceLevel.AtLeastOnce);
    }
}

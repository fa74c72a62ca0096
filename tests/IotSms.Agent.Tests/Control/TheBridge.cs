using System.Text.Json.Nodes;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Tests.Mqtt;
using MQTTnet;

namespace IotSms.Agent.Tests.Control;

public class TheBridge
{
    [Fact]
    public async Task A_message_published_is_on_disk_at_its_PUBACK_and_its_states_are_told()
    {
        await using var agent = await RunningAgent.StartAsync();
        var port = BrokerAddress.Parse(agent.Configuration.Mqtt.Url).Port;
        await agent.AskAsync("status", "{}");
        using var app = await TestBroker.ConnectAsync(port, "app");
        var seen = System.Threading.Channels.Channel.CreateUnbounded<(string Topic, string Payload, bool Retain)>();
        app.ApplicationMessageReceivedAsync += received =>
        {
            var message = received.ApplicationMessage;
            seen.Writer.TryWrite((message.Topic, message.ConvertPayloadToString(), message.Retain));
            return Task.CompletedTask;
        };
        await app.SubscribeAsync("iotsms/#", cancellationToken: TestContext.Current.CancellationToken);

        await app.PublishAsync(
            TestBroker.Message("iotsms/site7/send", """{"id":"m1","to":"+4790012345","text":"hello"}"""),
            TestContext.Current.CancellationToken);

        Assert.Equal("queued", (string?)(await agent.AskAsync("get", """{"id":"m1"}"""))["state"]);
        var topics = new Dictionary<string, JsonNode>();
        while (!topics.ContainsKey("iotsms/site7/message/m1") || topics.Count < 5)
        {
            var (topic, payload, _) = await seen.Reader.ReadAsync(TestContext.Current.CancellationToken);
            topics[topic] = JsonNode.Parse(payload)!;
        }

        Assert.Equal("online", (string?)topics["iotsms/site7/state"]["state"]);
        Assert.Equal("searching", (string?)topics["iotsms/site7/modem/sim1"]["state"]);
        Assert.Contains("queued", topics["iotsms/site7/health"].AsObject().Select(field => field.Key));
        Assert.Equal("m1", (string?)topics["iotsms/site7/message/m1"]["id"]);
        Assert.Null(topics["iotsms/site7/message/m1"]["text"]);
    }
}

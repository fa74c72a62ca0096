using System.Text;
using System.Text.Json.Nodes;
using IotSms.Agent.Configuration;
using IotSms.Agent.Tests.Control;
using MQTTnet;
using MQTTnet.Protocol;

namespace IotSms.Agent.Tests.Requests;

public class AlarmsAreAskedFor
{
    [Fact]
    public async Task What_a_sensor_publishes_is_an_alarm_once_the_publication_is_acknowledged()
    {
        await using var agent = await StartAsync();
        using var sensor = await ConnectAsync(agent);

        await PublishAsync(sensor, "plant/pump3/level", "93");
        await PublishAsync(sensor, "plant/pump4/level", "41");

        var answer = await agent.AskAsync("alarms", "{}");
        var alarm = Assert.Single(answer["alarms"]!.AsArray())!;
        Assert.Equal(
            ("1", "high", "pump3", "plant/pump3/level", "major", "raised"),
            ($"{alarm["number"]}", $"{alarm["rule"]}", $"{alarm["match"]}", $"{alarm["source"]}", $"{alarm["severity"]}",
                $"{alarm["state"]}"));
        Assert.Equal("93", (string?)alarm["values"]!["value"]);
        var status = await agent.AskAsync("status", "{}");
        Assert.Single(status["alarms"]!["alarms"]!.AsArray());
        Assert.Equal((1, 1), ((int)status["health"]!["alarmsOpen"]!, (int)status["health"]!["alarmsUnacknowledged"]!));
    }

    [Fact]
    public async Task Those_that_are_over_are_among_all()
    {
        await using var agent = await StartAsync();
        using var sensor = await ConnectAsync(agent);
        await PublishAsync(sensor, "plant/pump3/level", "93");
        await PublishAsync(sensor, "plant/pump3/level", "41");

        Assert.Empty((await agent.AskAsync("alarms", "{}"))["alarms"]!.AsArray());

        var alarm = Assert.Single((await agent.AskAsync("alarms", """{"all":true}"""))["alarms"]!.AsArray())!;
        Assert.Equal("cleared", (string?)alarm["state"]);
        Assert.NotNull(alarm["clearedAt"]);
        Assert.Equal("unknown-field", (string?)(await agent.AskAsync("alarms", """{"al":true}"""))["refused"]!["code"]);
    }

    [Fact]
    public async Task Each_state_is_retained_under_the_rule_and_the_source()
    {
        await using var agent = await StartAsync();
        using var sensor = await ConnectAsync(agent);
        var cleared = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        sensor.ApplicationMessageReceivedAsync += received =>
        {
            var payload = JsonNode.Parse(Encoding.UTF8.GetString(received.ApplicationMessage.Payload))!;
            if (received.ApplicationMessage.Topic == "iotsms/site7/alarm/high/pump3" && (string?)payload["state"] == "cleared")
                cleared.TrySetResult(payload);
            return Task.CompletedTask;
        };
        await sensor.SubscribeAsync("iotsms/site7/alarm/#", cancellationToken: TestContext.Current.CancellationToken);
        await PublishAsync(sensor, "plant/pump3/level", "93");
        await PublishAsync(sensor, "plant/pump3/level", "41");

        var alarm = await cleared.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal("+4790000001", (string?)alarm["told"]![0]!["to"]);
        Assert.Equal("alarm-1-1-4790000001", (string?)alarm["told"]![0]!["message"]);
    }

    private static Task<RunningAgent> StartAsync() => RunningAgent.StartAsync(configure: configuration => configuration.Alarms = new()
    {
        Rules =
        [
            new AlarmRuleSection { Name = "high", Topic = "plant/+/level", Above = 80, Tell = "+4790000001" },
            new AlarmRuleSection { Name = "any", Topic = "plant/#", Is = "fire", Tell = "+4790000001" },
        ],
    });

    private static async Task<IMqttClient> ConnectAsync(RunningAgent agent)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", new Uri(agent.Configuration.Mqtt.Url).Port).Build();
        for (var tries = 0; ; tries++)
        {
            try
            {
                await client.ConnectAsync(options, TestContext.Current.CancellationToken);
                return client;
            }
            catch (Exception) when (tries < 500)
            {
                // The broker is about to listen.
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task PublishAsync(IMqttClient client, string topic, string payload)
    {
        var result = await client.PublishAsync(
            new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(),
            TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess);
    }
}

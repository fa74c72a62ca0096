using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IotSms.EndToEnd.Harness;
using MQTTnet;
using MQTTnet.Protocol;

namespace IotSms.EndToEnd.Alarms;

public partial class AThousandAlarmsInAMinute
{
    private const int Alarms = 1000, Messages = 5, Reserve = 2, Period = 12;

    [Fact]
    public async Task Cause_few_texts_that_count_all_of_them_and_a_worse_one_passes()
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var site = await AlarmedSite.StartAsync(
            new JsonObject
            {
                ["Escalation"] = new JsonObject { ["After"] = "01:00:00" },
                ["Storm"] = new JsonObject
                {
                    ["Messages"] = Messages, ["InAll"] = 2 * Messages, ["Reserve"] = Reserve, ["Period"] = $"00:00:{Period}",
                },
            },
            "anna");
        await using var follow = site.Modem.Follow();

        await PublishAsync(site.Broker.Port);
        await site.Listener.Log.WaitForAllAsync(
            "all are raised",
            lines => lines.Where(line => line.StartsWith("iotsms/site7/alarm/high/", StringComparison.Ordinal))
                .Select(line => line.Split('\t')[0]).Distinct().Count() == Alarms,
            TimeSpan.FromSeconds(60));
        await site.SayAsync("plant/fire", "on");
        await follow.Output.HasAsync(AlarmedSite.Anna, "CRITICAL");

        await follow.Output.WaitForAllAsync("all are told", _ => Told(site) >= Alarms, TimeSpan.FromSeconds(60));
        Assert.Equal(Alarms, Told(site));
        var periods = (int)(TimeProvider.System.GetElapsedTime(start).TotalSeconds / Period) + 1;
        Assert.InRange(site.Modem.Submitted.Count, Messages, periods * (Messages + Reserve));
    }

    private static int Told(Site site) => site.Modem.Submitted.Select(sent => (string)sent["text"]!).Sum(text =>
        Counted().Match(text) is { Success: true } digest ? int.Parse(digest.Groups[1].Value, CultureInfo.InvariantCulture)
        : text.StartsWith("ALARM", StringComparison.Ordinal) ? 1
        : 0);

    /// <summary>As fast as the broker takes them: a process for each would be slower than a site.</summary>
    private static async Task PublishAsync(int port)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build(), TestContext.Current.CancellationToken);
        await Task.WhenAll(Enumerable.Range(0, Alarms).Select(n => client.PublishAsync(
            new MqttApplicationMessageBuilder()
                .WithTopic($"plant/pump{n}/level").WithPayload("93")
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(),
            TestContext.Current.CancellationToken)));
        await client.DisconnectAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"high x(\d+)")]
    private static partial Regex Counted();
}

using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Crashes;

public class TheBrokerFails
{
    private static readonly string[] QuickNetwork = ["--submit-time", "50ms", "--report-delay", "50ms", "--deliver-time", "50ms"];

    [Fact]
    public async Task What_phones_sent_while_the_broker_was_down_is_told_when_it_is_back()
    {
        await using var site = await Site.StartAsync(simulator: QuickNetwork);
        await site.Broker.StopAsync();
        for (var n = 0; n < 10; n++) await site.Modem.DeliverAsync("+4790055555", $"broker down {n}");

        await site.Broker.StartAsync();

        for (var n = 0; n < 10; n++) await site.ReceivedAsync($"broker down {n}", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Killed_during_traffic_in_both_directions_nothing_acknowledged_is_lost()
    {
        await using var site = await Site.StartAsync(simulator: QuickNetwork);
        await using var traffic = await Traffic.StartAsync(site);
        await using var publisher = RunningProcess.Start("mosquitto_pub",
            ["-h", "127.0.0.1", "-p", $"{site.Broker.Port}", "-q", "1", "-i", "load", "-c", "-t", "iotsms/site7/send", "-l"]);

        for (var kill = 0; kill < 5; kill++)
        {
            for (var n = 0; n < 6; n++)
            {
                await traffic.PublishNextAsync(publisher);
                await traffic.DeliverNextAsync();
            }

            // Half of it is on its way by now.
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken);
            await traffic.KillBrokerAsync();
            await traffic.DeliverNextAsync();
            await traffic.BringBrokerBackAsync();
        }

        publisher.CloseInput();
        await traffic.SettleAsync(TimeSpan.FromMinutes(2));
        traffic.Count().AssertNothingLostNorDoubled();
    }
}

using IotSms.EndToEnd.Crashes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

public class TwoModems
{
    [Fact]
    public async Task Share_the_load_and_when_one_dies_the_other_carries_on()
    {
        await using var site = await Site.StartAsync(modems: 2, simulator: ["--submit-time", "150ms", "--report-delay", "50ms"]);
        await using var traffic = await Traffic.StartAsync(site);
        await using var publisher = RunningProcess.Start("mosquitto_pub",
            ["-h", "127.0.0.1", "-p", $"{site.Broker.Port}", "-q", "1", "-i", "load", "-c", "-t", "iotsms/site7/send", "-l"]);

        for (var n = 0; n < 40; n++) await traffic.PublishNextAsync(publisher);
        await site.Listener.Log.WaitForAllAsync(
            "both modems have sent", _ => site.Modems.All(modem => modem.Submitted.Count >= 3), TimeSpan.FromSeconds(30));
        var second = site.Modems[1].Submitted.Count;
        await site.Modems[0].KillAsync();
        publisher.CloseInput();

        await traffic.SettleAsync(TimeSpan.FromMinutes(3));
        traffic.Count().AssertNothingLostNorDoubled();
        Assert.True(site.Modems[1].Submitted.Count > second);
    }
}

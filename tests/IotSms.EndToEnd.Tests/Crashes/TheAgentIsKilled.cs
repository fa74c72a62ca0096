using System.Globalization;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Crashes;

public class TheAgentIsKilled(ITestOutputHelper output)
{
    [Fact]
    public async Task At_200_random_moments_under_load_nothing_is_lost_and_nothing_doubled_unmarked()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("IOTSMS_KILLS") ?? "200", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("IOTSMS_SEED") ?? "20261124", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}, {kills} kills");
        var random = new Random(seed);
        await using var site = await Site.StartAsync(
            simulator: ["--submit-time", "80ms", "--report-delay", "60ms", "--command-time", "3ms", "--deliver-time", "50ms"]);
        var traffic = new Traffic(site);
        await using var publisher = RunningProcess.Start("mosquitto_pub",
            ["-h", "127.0.0.1", "-p", $"{site.Broker.Port}", "-q", "1", "-i", "load", "-c", "-t", "iotsms/site7/send", "-l"]);

        for (var kill = 0; kill < kills; kill++)
        {
            // Some die before they are ready, some in full work; both directions are busy meanwhile.
            var life = TimeSpan.FromMilliseconds(random.Next(50, 2000));
            var death = Task.Delay(life, TimeProvider.System, TestContext.Current.CancellationToken);
            for (var n = 0; n < 5; n++) await traffic.PublishNextAsync(publisher);
            if (kill % 2 == 0) await traffic.DeliverNextAsync();
            await death;
            await site.Agent.KillAsync();
            site.Agent.Start();
        }

        publisher.CloseInput();
        await traffic.SettleAsync(TimeSpan.FromMinutes(4));
        var balance = traffic.Count();
        output.WriteLine($"out {traffic.Sent}, in {traffic.Delivered}, sent twice and marked {balance.TwiceMarkedOut.Count}");
        balance.AssertNothingLostNorDoubled();
    }
}

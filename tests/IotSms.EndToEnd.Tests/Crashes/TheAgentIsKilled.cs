using System.Globalization;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Crashes;

public class TheAgentIsKilled(ITestOutputHelper output)
{
    private const int Load = 30;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    // Each ten kills meet every state.
    private static readonly Moment[] Round =
    [
        Moment.StartUp, Moment.Load, Moment.Load, Moment.Sending, Moment.Sending, Moment.Receiving, Moment.Recovery, Moment.Recovery,
        Moment.Shutdown, Moment.WithoutBroker,
    ];

    [Fact]
    public async Task In_every_state_of_its_life_again_and_again_and_nothing_is_lost_nor_doubled_unmarked()
    {
        var kills = Number("IOTSMS_KILLS", 100);
        var seed = Number("IOTSMS_SEED", 20261124);
        output.WriteLine($"seed {seed}, {kills} kills");
        var random = new Random(seed);
        await using var site = await Site.StartAsync(simulator:
        [
            "--submit-time", "80ms", "--report-delay", "60ms", "--command-time", "3ms", "--deliver-time", "50ms",
            "--boot-time-scale", "0.1", "--log-at",
        ],
        configure: agent => agent.Configuration["Outbox"]!["UnknownWait"] = "00:00:01");
        await using var module = site.Modem.Follow();
        await using var traffic = await Traffic.StartAsync(site);
        var aim = new Aim(site, traffic, module.Output, random);
        await using var publisher = RunningProcess.Start("mosquitto_pub",
            ["-h", "127.0.0.1", "-p", $"{site.Broker.Port}", "-q", "1", "-i", "load", "-c", "-t", "iotsms/site7/send", "-l"]);

        var moments = Enumerable.Range(0, (kills + Round.Length - 1) / Round.Length)
            .SelectMany(_ => Round.OrderBy(_ => random.Next())).Take(kills).ToArray();
        foreach (var moment in moments)
        {
            var reached = aim.ReachAsync(moment);
            while (!reached.IsCompleted)
            {
                while (traffic.Waiting < Load) await traffic.PublishNextAsync(publisher);
                await Task.WhenAny(reached, Task.Delay(LookAgain, TimeProvider.System, TestContext.Current.CancellationToken));
            }

            await reached;
            await site.Agent.KillAsync();
            await aim.MendAsync(moment);
            if (moment != Moment.Receiving) await traffic.DeliverNextAsync();
            site.Agent.Start();
        }

        publisher.CloseInput();
        await traffic.SettleAsync(TimeSpan.FromMinutes(4));
        var balance = traffic.Count();
        output.WriteLine(string.Join(", ", moments.CountBy(moment => moment).Select(met => $"{met.Key} {met.Value}")));
        output.WriteLine($"out {traffic.Sent}, sent again and marked {balance.TwiceMarkedOut.Count}");
        output.WriteLine($"in {traffic.Delivered}, told again and marked {balance.ToldAgainMarked}");
        balance.AssertNothingLostNorDoubled();
    }

    private static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}

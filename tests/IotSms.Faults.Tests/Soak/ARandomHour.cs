using System.Globalization;
using IotSms.Faults.Modules;
using IotSms.Faults.Sites;
using IotSms.Gateway;
using IotSms.Simulator.Events;

namespace IotSms.Faults.Soak;

/// <summary>
/// Two modems of one agent misbehave at random, while texts go both ways, are taken back and run out of time, and the agent is stopped
/// and killed. IOTSMS_SOAK_SEED draws another hour, IOTSMS_SOAK_HOURS makes it longer.
/// </summary>
[Trait("Kind", "Soak")]
public sealed class ARandomHour
{
    public static TheoryData<int> Seeds => Setting("IOTSMS_SOAK_SEED") is { } seed ? [seed] : [1, 2, 3];

    [Theory, MemberData(nameof(Seeds))]
    public void The_counters_balance(int seed)
    {
        using var site = new Site(
            options => options with { UnknownWait = TimeSpan.FromMinutes(1) },
            new RadioPlan("sim800") { Seed = seed },
            new RadioPlan("sim7600") { Name = "sim2", Number = "+4790000002", Seed = seed });
        try
        {
            Live(site, seed);
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}; scripts/faults.sh --soak {seed} plays it again");
            foreach (var (at, line) in site.Log.Lines) TestContext.Current.TestOutputHelper?.WriteLine($"{at:hh\\:mm\\:ss\\.fff} {line}");
            throw;
        }
    }

    private static void Live(Site site, int seed)
    {
        var random = new Random(seed);
        var end = TimeSpan.FromHours(Setting("IOTSMS_SOAK_HOURS") ?? 1);
        site.Traffic.Request = request => (int.Parse(request.Id![1..], CultureInfo.InvariantCulture) % 8) switch
        {
            1 => request with { TimeToLive = TimeSpan.FromMinutes(1) },
            3 => request with { OnUnknown = UnknownPolicy.Hold },
            6 => request with { StatusReport = false },
            _ => request,
        };
        site.Traffic.Waiting = 12;
        site.Traffic.Start();
        while (site.Time.Elapsed < end)
        {
            site.Pass(TimeSpan.FromSeconds(random.Next(10, 150)));
            Act(site, random);
        }

        foreach (var radio in site.Radios) Mischief.Mend(radio);
        site.UntilReady();
        site.Traffic.Stop();
        site.Until(() => IsOver(Balance.Of(site, site.Traffic)), TimeSpan.FromHours(4), "all is over");
        site.Pass(TimeSpan.FromMinutes(5));
        Check(site, seed);
    }

    private static void Act(Site site, Random random)
    {
        var radio = site.Radios[random.Next(site.Radios.Count)];
        switch (random.Next(12))
        {
            case 0:
                CheckCounters(site);
                site.Log.Note("--- stopped");
                site.StopAgent();
                site.Pass(TimeSpan.FromSeconds(random.Next(1, 60)));
                site.StartAgent();
                break;
            case 1:
                CheckCounters(site);
                site.Log.Note("--- killed");
                site.KillAgent();
                site.Pass(TimeSpan.FromSeconds(random.Next(1, 10)));
                site.StartAgent();
                break;
            case 2:
                site.Log.Note($"--- {radio.Plan.Name} mended");
                Mischief.Mend(radio);
                break;
            case 3 or 4:
                var waiting = Balance.Of(site, site.Traffic).NotSent;
                if (waiting.Count > 0) site.Cancel(waiting[^1]);
                break;
            default:
                var mischief = random.GetItems([.. Mischief.All], 1)[0];
                site.Log.Note($"--- {radio.Plan.Name} {mischief.Name}");
                mischief.Strike(radio);
                break;
        }
    }

    private static bool IsOver(Balance balance) => balance is { NotSent.Count: 0, NotTold.Count: 0 }
        && balance.States.Values.All(message => message.IsEnded || message.State == OutgoingState.Unknown);

    private static void CheckCounters(Site site)
    {
        var counters = site.Agent!.Messaging.Counters;
        Assert.Equal(
            counters.Accepted + counters.TakenUp,
            counters.Sent + counters.Failed + counters.Expired + counters.Canceled + counters.Unknown + counters.Queued);
    }

    private static void Check(Site site, int seed)
    {
        CheckCounters(site);
        var balance = Balance.Of(site, site.Traffic);
        Assert.True(balance.IsEven, $"{balance}");
        var states = site.Traffic.Accepted.Select(accepted => balance.States[accepted.Id]).ToList();
        var bySent = states.ToLookup(message => message.SentAt is not null);
        var byState = states.Where(message => message.SentAt is null).ToLookup(message => message.State);
        int Count(OutgoingState state) => byState[state].Count();
        Assert.Equal(
            states.Count,
            bySent[true].Count() + Count(OutgoingState.Failed) + Count(OutgoingState.Expired) + Count(OutgoingState.Canceled)
                + Count(OutgoingState.Unknown));
        // The network agrees: it has each that is told as sent, and none that was taken back.
        var inNetwork = site.Radios.SelectMany(radio => radio.Log<SimulatorEvent.Submitted>())
            .Select(entry => entry.Happening.Text).Where(text => text.StartsWith('<'))
            .Select(text => text[1..text.IndexOf('>')]).ToHashSet();
        Assert.All(bySent[true], message => Assert.Contains(message.Id, inNetwork));
        Assert.All(byState[OutgoingState.Canceled], message => Assert.DoesNotContain(message.Id, inNetwork));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {states.Count} accepted = {bySent[true].Count()} sent + {Count(OutgoingState.Failed)} failed + "
            + $"{Count(OutgoingState.Expired)} expired + {Count(OutgoingState.Canceled)} canceled + {Count(OutgoingState.Unknown)} held; "
            + $"{balance.TwiceMarked.Count} twice, marked; {site.Traffic.Texted.Count} texts in");
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}

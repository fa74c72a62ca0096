using IotSms.Faults.Sites;
using IotSms.Faults.Table;
using IotSms.Faults.Time;
using IotSms.Gateway;
using IotSms.Modem.Recovery;

namespace IotSms.Faults.Behaviours;

/// <summary>One row of the table: texts go both ways before, while and after a module behaves badly, and then all is counted.</summary>
/// <param name="Number">Number of the behaviour.</param>
/// <param name="Name">What happens, for the table.</param>
internal sealed record Situation(int Number, string Name)
{
    internal static readonly string[] Models = ["sim800", "sim7600"];
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    /// <summary>What stands there.</summary>
    internal Func<RadioPlan, RadioPlan> Plan { get; init; } = plan => plan;

    /// <summary>How the gateway is set.</summary>
    internal Func<GatewayOptions, GatewayOptions> Gateway { get; init; } = options => options;

    /// <summary>How the texts are asked to be sent.</summary>
    internal Func<SendRequest, SendRequest> Request { get; init; } = request => request;

    /// <summary>It begins.</summary>
    internal required Action<Site> Strike { get; init; }

    /// <summary>How long it is looked at, texts going on, before the end is waited for.</summary>
    internal TimeSpan Lasts { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What the world, or a person, does when that time is over.</summary>
    internal Action<Site> Mend { get; init; } = _ => { };

    /// <summary>How long it is listened for what comes late, when all is sent and told.</summary>
    internal TimeSpan Afterwards { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What else must be so at the end.</summary>
    internal Action<Site, Balance> Then { get; init; } = (_, _) => { };

    /// <summary>Whether messages may be told as failed.</summary>
    internal bool MayGiveUp { get; init; }

    /// <summary>Whether a status report that comes once may be lost on the way, so that its message stays sent for good.</summary>
    internal bool MayLoseReports { get; init; }

    /// <summary>Plays it, asserts that nothing was lost or doubled, and enters the row.</summary>
    internal void Play(string model)
    {
        using var site = new Site(Gateway, Plan(new RadioPlan(model)));
        try
        {
            var (balance, struck) = Play(site);
            if (Number == 0) TestContext.Current.TestOutputHelper?.WriteLine(Name);
            else Ledger.Enter(new Row(
                Number, Name, model, balance.NotSent.Count + balance.NotTold.Count, balance.TwiceUnmarked.Count + balance.ToldTwice.Count,
                balance.TwiceMarked.Count, balance.LongestWait(struck), Steps(site, struck)));
            Assert.True(balance.IsEven, $"{balance}");
            if (!MayGiveUp) Assert.Empty(balance.GivenUp);
            Then(site, balance);
        }
        catch
        {
            foreach (var (at, line) in site.Log.Lines) TestContext.Current.TestOutputHelper?.WriteLine($"{at:hh\\:mm\\:ss\\.fff} {line}");
            throw;
        }
    }

    private (Balance Balance, TimeSpan Struck) Play(Site site)
    {
        site.UntilReady();
        var traffic = site.Traffic;
        traffic.Request = Request;
        traffic.Start();
        site.Pass(Before);
        var struck = site.Time.Elapsed;
        site.Log.Note($"--- {Name}");
        Strike(site);
        site.Pass(Lasts);
        site.Log.Note("--- mended");
        Mend(site);
        site.Until(() => site.IsReady, Patience, "ready again");
        site.Pass(Before);
        traffic.Stop();
        site.Until(() => IsOver(Balance.Of(site, traffic)), Patience, "all is sent and told");
        // What comes twice may come late.
        site.Pass(Afterwards);
        return (Balance.Of(site, traffic), struck);
    }

    private bool IsOver(Balance balance) => balance is { NotSent.Count: 0, NotTold.Count: 0 }
        && balance.States.Values.All(message => message.IsEnded || (MayLoseReports && message.State == OutgoingState.Sent));

    // Each kind of step once, in the order they were first taken.
    private static List<string> Steps(Site site, TimeSpan since) =>
        [.. site.Shown.SelectMany(shown => shown.Status.Recovery?.Steps ?? [])
            .Where(attempt => attempt.At >= JumpingTime.Start + since && attempt.Result is RecoveryResult.Worked or RecoveryResult.Failed)
            .Select(attempt => $"{attempt.Step}").Distinct()];
}

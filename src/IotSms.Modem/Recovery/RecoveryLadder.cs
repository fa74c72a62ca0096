namespace IotSms.Modem.Recovery;

/// <summary>Which step comes next, and after what wait. Pure: it knows failures and the time, not modules.</summary>
/// <param name="wired">The steps that the lines of this module allow: PWRKEY, RESET, rail.</param>
/// <param name="restartsPerHour">How many restarts of the module are allowed in any hour.</param>
/// <param name="random">Spreads the waits, so that many sites don't act at once.</param>
internal sealed class RecoveryLadder(IReadOnlyCollection<RecoveryStep> wired, int restartsPerHour, Random random)
{
    private const double Spread = 0.2;
    private const int BearableBoots = 3;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan[] RestTimes =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), Hour];
    private static readonly TimeSpan[] MissingTimes = [.. new[] { 1, 2, 5, 10, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private readonly Dictionary<Trouble, int> _failures = [];
    private readonly Queue<TimeSpan> _restarts = new();
    private readonly Queue<TimeSpan> _boots = new();

    /// <summary>Whether no trouble is being climbed out of.</summary>
    internal bool IsAtRest => _failures.Count == 0;

    /// <summary>The next step against a trouble, by how often it has been met in a row.</summary>
    internal RecoveryMove Climb(Trouble trouble, TimeSpan now)
    {
        var failures = _failures.GetValueOrDefault(trouble);
        _failures[trouble] = failures + 1;
        if (trouble == Trouble.Missing) return new(RecoveryStep.Resync, Spreading(MissingTimes, failures));
        var steps = Against(trouble).Where(IsPossible).ToArray();
        var step = steps[failures % steps.Length];
        var climbs = failures / steps.Length;
        if (step == RecoveryStep.Rest) return new(step, Spreading(RestTimes, climbs));
        if (!Restarts(step)) return new(step);
        if (!MayRestart(now))
        {
            _failures[trouble] = (climbs + 1) * steps.Length;
            return new(RecoveryStep.Rest, Spreading(RestTimes, climbs), Capped: step);
        }

        lock (_restarts) _restarts.Enqueue(now);
        return new(step);
    }

    /// <summary>Whether one more restart is allowed; may be asked by anybody at any time.</summary>
    internal bool MayRestart(TimeSpan now) => RestartsInLastHour(now) < restartsPerHour;

    /// <summary>How many restarts were ordered in the last hour.</summary>
    internal int RestartsInLastHour(TimeSpan now) => InLastHour(_restarts, now);

    /// <summary>Notes that it started by itself; true when it does so too often to be set up each time.</summary>
    internal bool StartedByItself(TimeSpan now)
    {
        _boots.Enqueue(now);
        var tooOften = InLastHour(_boots, now) > BearableBoots;
        if (!tooOften) _failures.Remove(Trouble.Restarting);
        return tooOften;
    }

    /// <summary>It has been ready for a while. That says nothing yet about whether it sends.</summary>
    internal void Settled() => Over(Trouble.Missing, Trouble.Silent, Trouble.RefusesSetUp, Trouble.Searching, Trouble.Asked);

    /// <summary>A submission was accepted.</summary>
    internal void Sent() => Over(Trouble.NoSubmission, Trouble.RefusesMessages);

    // A module that answers AT is never switched off for what the network or the SIM may be to blame for.
    private static RecoveryStep[] Against(Trouble trouble) => trouble switch
    {
        Trouble.Silent =>
        [
            RecoveryStep.Resync, RecoveryStep.OtherRates, RecoveryStep.Restart, RecoveryStep.PowerKey, RecoveryStep.Reset,
            RecoveryStep.Rail, RecoveryStep.Rest,
        ],
        Trouble.NoSubmission =>
        [
            RecoveryStep.Radio, RecoveryStep.Restart, RecoveryStep.PowerKey, RecoveryStep.Reset, RecoveryStep.Rail, RecoveryStep.Rest,
        ],
        Trouble.RefusesSetUp or Trouble.RefusesMessages =>
            [RecoveryStep.Defaults, RecoveryStep.Radio, RecoveryStep.Restart, RecoveryStep.Rest],
        Trouble.Asked => [RecoveryStep.Restart],
        Trouble.Searching => [RecoveryStep.Radio, RecoveryStep.Restart, RecoveryStep.Rest],
        _ => [RecoveryStep.Rest],
    };

    private bool IsPossible(RecoveryStep step) =>
        step is not (RecoveryStep.PowerKey or RecoveryStep.Reset or RecoveryStep.Rail) || wired.Contains(step);

    private static bool Restarts(RecoveryStep step) =>
        step is RecoveryStep.Restart or RecoveryStep.PowerKey or RecoveryStep.Reset or RecoveryStep.Rail;

    private static int InLastHour(Queue<TimeSpan> times, TimeSpan now)
    {
        lock (times)
        {
            while (times.TryPeek(out var oldest) && now - oldest >= Hour) times.Dequeue();
            return times.Count;
        }
    }

    private TimeSpan Spreading(TimeSpan[] waits, int place) =>
        waits[Math.Min(place, waits.Length - 1)] * (1 + (Spread * random.NextDouble()));

    private void Over(params ReadOnlySpan<Trouble> troubles)
    {
        foreach (var trouble in troubles) _failures.Remove(trouble);
    }
}

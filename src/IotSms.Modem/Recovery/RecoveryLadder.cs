namespace IotSms.Modem.Recovery;

/// <summary>Which step comes next, and after what wait. Pure: it knows failures, not clocks or modules.</summary>
internal sealed class RecoveryLadder(bool hasPowerKey)
{
    private static readonly TimeSpan[] RestTimes =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];
    private static readonly TimeSpan[] MissingTimes = [.. new[] { 1, 2, 5, 10, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private readonly RecoveryStep[] _steps = hasPowerKey
        ? [RecoveryStep.Resync, RecoveryStep.OtherRates, RecoveryStep.Restart, RecoveryStep.PowerKey, RecoveryStep.Rest]
        : [RecoveryStep.Resync, RecoveryStep.OtherRates, RecoveryStep.Restart, RecoveryStep.Rest];

    private int _climbed;
    private int _rests;
    private int _missing;

    /// <summary>The next step for a module that is silent or out of order.</summary>
    internal (RecoveryStep Step, TimeSpan Wait) Climb()
    {
        var step = _steps[_climbed];
        _climbed = (_climbed + 1) % _steps.Length;
        return step == RecoveryStep.Rest ? (step, RestTimes[Math.Min(_rests++, RestTimes.Length - 1)]) : (step, TimeSpan.Zero);
    }

    /// <summary>Leaves out the steps below one: the module answers, so that opening the port again would mend nothing.</summary>
    internal void SkipTo(RecoveryStep step) => _climbed = Math.Max(_climbed, Array.IndexOf(_steps, step));

    /// <summary>The wait before a port that is missing or taken is tried again: nothing else can be done about it.</summary>
    internal TimeSpan Missing() => MissingTimes[Math.Min(_missing++, MissingTimes.Length - 1)];

    /// <summary>Starts over: the module works.</summary>
    internal void Reset() => (_climbed, _rests, _missing) = (0, 0, 0);
}

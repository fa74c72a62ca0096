namespace IotSms.Modem.Recovery;

/// <summary>The steps that were taken and what became of them. Results come from more than one task.</summary>
internal sealed class RecoveryJournal(TimeProvider time)
{
    private const int Longest = 16;
    private readonly Lock _turn = new();
    private readonly Dictionary<RecoveryStep, int> _counts = [];
    private readonly List<RecoveryAttempt> _steps = [];
    private Trouble? _against;

    /// <summary>What the step is against whose result is not known yet; null when there is none.</summary>
    internal Trouble? Against
    {
        get
        {
            lock (_turn) return _against;
        }
    }

    /// <summary>Notes that a step begins.</summary>
    /// <param name="step">The step.</param>
    /// <param name="against">What it is against: the end of that is its result.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="isFirst">Whether it begins a new climb: the steps of the one before are forgotten.</param>
    internal void Begin(RecoveryStep step, Trouble against, string reason, bool isFirst)
    {
        lock (_turn)
        {
            if (isFirst) _steps.Clear();
            if (_steps.Count == Longest) _steps.RemoveAt(0);
            _steps.Add(new RecoveryAttempt(step, reason, time.GetUtcNow()));
            _counts[step] = _counts.GetValueOrDefault(step) + 1;
            _against = against;
        }
    }

    /// <summary>Notes the result of the step under way; null when none is.</summary>
    internal RecoveryAttempt? End(RecoveryResult result, string? detail)
    {
        lock (_turn)
        {
            if (_against is null) return null;
            _against = null;
            if (result == RecoveryResult.Capped) _counts[_steps[^1].Step]--;
            return _steps[^1] = _steps[^1] with { Result = result, Detail = detail };
        }
    }

    /// <summary>All of it, as it is now.</summary>
    internal RecoveryStatus Status(int restartsInLastHour)
    {
        lock (_turn) return new RecoveryStatus([.. _steps], new Dictionary<RecoveryStep, int>(_counts), restartsInLastHour);
    }
}

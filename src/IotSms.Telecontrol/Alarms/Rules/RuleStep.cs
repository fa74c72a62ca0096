namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>What a reading, or the passing of time, changes: to be written first, and only then to be told.</summary>
/// <param name="Changed">States to be kept, under the keys of their records; only transitions are, not each reading.</param>
/// <param name="Forgotten">The keys of records that are to be deleted.</param>
/// <param name="Events">What came true or went, in order.</param>
/// <param name="News">What somebody should know of the sources.</param>
public sealed record RuleStep(
    IReadOnlyList<(string Key, RuleState State)> Changed,
    IReadOnlyList<string> Forgotten,
    IReadOnlyList<RuleEvent> Events,
    IReadOnlyList<TelecontrolNews> News)
{
    /// <summary>Whether nothing of it need be written or told.</summary>
    public bool IsSilent => Changed.Count == 0 && Forgotten.Count == 0 && Events.Count == 0 && News.Count == 0;

    /// <summary>How the rules stand at their sources after it.</summary>
    internal IReadOnlyList<RuleWatch> Watches { get; init; } = [];

    /// <summary>Sources that are no longer looked at.</summary>
    internal IReadOnlyList<RuleWatch> Dropped { get; init; } = [];

    /// <summary>How many values could not be read.</summary>
    internal int Refused { get; init; }
}

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>What a reading, or the passing of time, changes: to be written first, and only then to be taken over.</summary>
/// <param name="Changed">States to be kept, under the keys of their records; only transitions are, not each reading.</param>
/// <param name="Events">What came true or went.</param>
public sealed record RuleStep(IReadOnlyList<(string Key, RuleState State)> Changed, IReadOnlyList<RuleEvent> Events);

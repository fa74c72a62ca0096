namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A rule's condition has come true or gone at one of its sources.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Source">Its source: the topic, or the input.</param>
/// <param name="At">When, by the wall clock.</param>
/// <param name="Values">What the text may name: <c>value</c>, <c>limit</c>, <c>source</c>, and fields of the JSON.</param>
public abstract record RuleEvent(AlarmRule Rule, string Source, DateTimeOffset At, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>It came true and held.</summary>
    public sealed record Raised(AlarmRule Rule, string Source, DateTimeOffset At, IReadOnlyDictionary<string, string> Values)
        : RuleEvent(Rule, Source, At, Values);

    /// <summary>It is gone.</summary>
    public sealed record Cleared(AlarmRule Rule, string Source, DateTimeOffset At, IReadOnlyDictionary<string, string> Values)
        : RuleEvent(Rule, Source, At, Values);
}

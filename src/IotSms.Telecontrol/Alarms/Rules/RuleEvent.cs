namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A rule's condition has come true or gone at one of its sources.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Source">Its source: the topic, or the input.</param>
/// <param name="At">When, by the wall clock.</param>
/// <param name="Values">
/// What the text may name: <c>rule</c>, <c>source</c>, <c>match</c>, <c>limit</c>, and of the last reading <c>value</c> and the fields of
/// its JSON; the last ones not if the condition is that there is no reading.
/// </param>
public abstract record RuleEvent(AlarmRule Rule, string Source, DateTimeOffset At, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What the wildcards of the rule's topic filter stand for; empty without wildcards.</summary>
    public string Match => Rule.From.MatchOf(Source);

    /// <summary>It came true and held.</summary>
    public sealed record Raised(AlarmRule Rule, string Source, DateTimeOffset At, IReadOnlyDictionary<string, string> Values)
        : RuleEvent(Rule, Source, At, Values);

    /// <summary>It is gone.</summary>
    public sealed record Cleared(AlarmRule Rule, string Source, DateTimeOffset At, IReadOnlyDictionary<string, string> Values)
        : RuleEvent(Rule, Source, At, Values);
}

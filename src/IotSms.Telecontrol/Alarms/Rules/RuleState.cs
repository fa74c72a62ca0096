using System.Text.Json.Serialization;
using IotSms.Gateway;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>
/// How a rule stands at one of its sources. It is written when it changes, and not at each reading: a sensor that speaks every second
/// would wear the medium out. Times are the book's own (<see cref="RuleBook"/>): they never go backwards while the program runs.
/// </summary>
public sealed record RuleState
{
    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the alarm is raised.</summary>
    public bool IsRaised { get; init; }

    /// <summary>
    /// Since when it is about to change, held back by a hold time or the cooldown: wrong though not raised, or right though raised.
    /// Null: it is as it is.
    /// </summary>
    public DateTimeOffset? TurningSince { get; init; }

    /// <summary>When it was cleared, as long as the cooldown lasts.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>The value and the fields of the reading that changed it: a rule that waits is raised after a restart too.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>The key of its record.</summary>
    [JsonIgnore]
    public string Key => KeyOf(Rule, Source);

    /// <summary>Whether nothing is wrong, nor was until a moment ago.</summary>
    [JsonIgnore]
    public bool IsQuiet => !IsRaised && TurningSince is null && ClearedAt is null;

    /// <summary>Its records.</summary>
    internal static RecordKind<RuleState> Records { get; } = new("ruleStates", RuleStateJson.Default.RuleState);

    /// <summary>The key of a rule's state at a source; a rule's name has no slash.</summary>
    internal static string KeyOf(string rule, string source) => $"{rule}/{source}";

    /// <summary>Whether both say the same of the rule; the values of the last reading aside.</summary>
    internal bool StandsAs(RuleState other) =>
        (IsRaised, TurningSince, ClearedAt) == (other.IsRaised, other.TurningSince, other.ClearedAt);

    /// <summary>Its condition has been found true or false.</summary>
    internal RuleState Found(bool isWrong, DateTimeOffset at) =>
        this with { TurningSince = isWrong == IsRaised ? null : TurningSince ?? at };
}

using System.Text.Json.Serialization;
using IotSms.Telecontrol.Alarms;

namespace IotSms.Agent.Documents;

/// <summary>An alarm's state, as on topic <c>alarm/{rule}</c>.</summary>
internal sealed record AlarmDocument
{
    /// <summary>What people call it.</summary>
    public required int Number { get; init; }

    /// <summary>Its rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What the wildcards of the rule's topic filter stand for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Match { get; init; }

    /// <summary>The topic, or <c>input/NAME</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Where it stands.</summary>
    public required AlarmState State { get; init; }

    /// <summary>When it came true.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When somebody acknowledged it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AcknowledgedBy { get; init; }

    /// <summary>When it was over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>When it was closed because its rule or its source was gone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The values that raised it.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Who was told, oldest first.</summary>
    public required IReadOnlyList<ToldDocument> Told { get; init; }

    /// <summary>The document of an alarm.</summary>
    public static AlarmDocument Of(Alarm alarm) => new()
    {
        Number = alarm.Number,
        Rule = alarm.Rule,
        Match = alarm.Match.Length == 0 ? null : alarm.Match,
        Source = alarm.Source,
        Severity = alarm.Severity,
        State = alarm.State,
        RaisedAt = alarm.RaisedAt,
        AcknowledgedAt = alarm.AcknowledgedAt,
        AcknowledgedBy = alarm.AcknowledgedBy,
        ClearedAt = alarm.ClearedAt,
        ClosedAt = alarm.ClosedAt,
        Values = alarm.Values,
        Told = [.. alarm.Tellings.Select(ToldDocument.Of)],
    };
}

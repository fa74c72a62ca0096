using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// Silence that somebody asked for. Alarms are kept, and told when it ends, if they are still so. Critical ones are told all the same,
/// unless their rule is named.
/// </summary>
public sealed record Mute
{
    /// <summary>The rule that is silent; null: all of them.</summary>
    public string? Rule { get; init; }

    /// <summary>Who asked.</summary>
    public required string By { get; init; }

    /// <summary>For how long.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>When it ends, by the steady time (<see cref="AlarmMoment"/>).</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it ends, by the wall clock of the time when it was asked for.</summary>
    public required DateTimeOffset UntilTold { get; init; }

    /// <summary>The key of its record: one for each rule, and one for all of them. No rule's name has a star.</summary>
    [JsonIgnore]
    internal string Key => Rule ?? "*";

    /// <summary>Whether it holds an alarm back.</summary>
    internal bool Holds(Alarm alarm) => Rule is null ? alarm.Severity < Severity.Critical : Rule == alarm.Rule;
}

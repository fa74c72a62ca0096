using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// Something that a rule found wrong at one of its sources, from when it came true until it is over. It is never changed: each step of its
/// life is another record, written before anybody hears of it.
/// </summary>
public sealed record Alarm
{
    /// <summary>Its place in the order of all alarms of this site, from 1.</summary>
    public required long Serial { get; init; }

    /// <summary>What people call it: <c>ack 42</c>.</summary>
    public required int Number { get; init; }

    /// <summary>The name of its rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The topic, or the input.</summary>
    public required string Source { get; init; }

    /// <summary>What the wildcards of the rule's topic filter stand for; empty without wildcards.</summary>
    public string Match { get; init; } = "";

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>When it came true, by the wall clock.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The values that raised it.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>When somebody acknowledged it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who did.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>The command by which he did: carried out again, it is known again.</summary>
    public string? AcknowledgedIn { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>When it was closed without that.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who was told, oldest first: of each person the last times.</summary>
    public IReadOnlyList<Telling> Tellings { get; init; } = [];

    /// <summary>When the next one is to be told, by the steady time (<see cref="AlarmMoment"/>); null: nobody is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What it is called in a few letters: <c>pump3 high</c>.</summary>
    [JsonIgnore]
    public string Name => NameOf(Rule, Match);

    /// <summary>Where it stands.</summary>
    [JsonIgnore]
    public AlarmState State =>
        ClosedAt is not null ? AlarmState.Closed
        : ClearedAt is not null ? AlarmState.Cleared
        : AcknowledgedAt is not null ? AlarmState.Acknowledged
        : AlarmState.Raised;

    /// <summary>Whether it is so still.</summary>
    [JsonIgnore]
    public bool IsOpen => State is AlarmState.Raised or AlarmState.Acknowledged;

    /// <summary>Whether somebody has still to say that he knows.</summary>
    [JsonIgnore]
    public bool WantsAcknowledgement => State == AlarmState.Raised;

    /// <summary>Those who know of it, each as he was told last.</summary>
    [JsonIgnore]
    internal IEnumerable<Telling> Knowing =>
        Tellings.Where(telling => telling.Error is null).GroupBy(telling => telling.Person).Select(his => his.Last());

    /// <summary>Whether somebody is thought to know of it by a message.</summary>
    internal bool IsToldBy(string message) => Tellings.Any(telling => telling.Message == message && telling.Error is null);

    /// <summary>What alarms of a rule are called.</summary>
    internal static string NameOf(string rule, string match) => match.Length == 0 ? rule : $"{match} {rule}";

    /// <summary>Somebody is told; the next one at the time given, if nobody acknowledges before.</summary>
    internal Alarm Told(Telling telling, DateTimeOffset? dueAt)
    {
        // A critical alarm may be repeated for months: of each person the last times are kept, and one of which he knows.
        var known = Tellings.LastOrDefault(old => old.Person == telling.Person && old.Error is null);
        return this with
        {
            Tellings =
            [
                .. Tellings.Where(old => old.Person != telling.Person || old.Round >= telling.Round - 1 || old == known), telling,
            ],
            DueAt = dueAt,
        };
    }

    /// <summary>A message about it did not come through: whom it was for does not know.</summary>
    internal Alarm NotTold(string message, string error) => this with
    {
        Tellings = [.. Tellings.Select(telling => telling.Message == message ? telling with { Error = error } : telling)],
    };

    /// <summary>Somebody sees to it.</summary>
    internal Alarm Acknowledged(string by, string command, DateTimeOffset at) => WantsAcknowledgement
        ? this with { AcknowledgedAt = at, AcknowledgedBy = by, AcknowledgedIn = command, DueAt = null }
        : this;

    /// <summary>It is over.</summary>
    internal Alarm Cleared(DateTimeOffset at) => IsOpen ? this with { ClearedAt = at, DueAt = null } : this;

    /// <summary>Nobody looks at it any more.</summary>
    internal Alarm Closed(DateTimeOffset at) => IsOpen ? this with { ClosedAt = at, DueAt = null } : this;
}

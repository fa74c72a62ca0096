using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Alarms;

/// <summary>What somebody is to be told in one message, because there was no room for more: counted, alarm by alarm.</summary>
internal sealed record Backlog
{
    /// <summary>Who: a user's name, or a number.</summary>
    public required string Person { get; init; }

    /// <summary>The number.</summary>
    public required string To { get; init; }

    /// <summary>The language.</summary>
    public required string Language { get; init; }

    /// <summary>The id that the message will have.</summary>
    public required string Message { get; init; }

    /// <summary>When the first of them was put here, by the wall clock.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How many, rule by rule.</summary>
    public IReadOnlyList<BacklogEntry> Entries { get; init; } = [];

    /// <summary>The worst of them.</summary>
    [JsonIgnore]
    public Severity Severity => Entries.Max(entry => entry.Severity);

    /// <summary>One more alarm was raised.</summary>
    public Backlog Raised(Alarm alarm) => Change(alarm, entry => entry with { Raised = entry.Raised + 1 });

    /// <summary>One that he knows of, or that is counted here, is still so.</summary>
    public Backlog Repeated(Alarm alarm) => Change(alarm, entry => entry with { Repeated = entry.Repeated + 1 });

    /// <summary>One that he knows of, or that is counted here, is over.</summary>
    public Backlog Cleared(Alarm alarm) => Change(alarm, entry => entry with { Cleared = entry.Cleared + 1 });

    private Backlog Change(Alarm alarm, Func<BacklogEntry, BacklogEntry> change)
    {
        var before = Entries.FirstOrDefault(entry => entry.Rule == alarm.Rule)
            ?? new BacklogEntry { Rule = alarm.Rule, Source = alarm.Source, Match = alarm.Match, Severity = alarm.Severity };
        if (before.Source != alarm.Source)
            before = before with { Source = null, Match = "" };
        var after = change(before with { Severity = (Severity)Math.Max((int)before.Severity, (int)alarm.Severity) });
        return this with { Entries = [.. Entries.Where(entry => entry.Rule != alarm.Rule), after] };
    }
}

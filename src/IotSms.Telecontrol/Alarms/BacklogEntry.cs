namespace IotSms.Telecontrol.Alarms;

/// <summary>How often a rule's alarms came and went.</summary>
internal sealed record BacklogEntry
{
    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The source of all of them; null: they are of several.</summary>
    public string? Source { get; init; }

    /// <summary>What the wildcards stand for, if all are of one source.</summary>
    public string Match { get; init; } = "";

    /// <summary>The worst of them.</summary>
    public Severity Severity { get; init; }

    /// <summary>Alarms raised.</summary>
    public int Raised { get; init; }

    /// <summary>Alarms told before that nobody has acknowledged.</summary>
    public int Repeated { get; init; }

    /// <summary>Alarms over.</summary>
    public int Cleared { get; init; }
}

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Access</c>: who may command the site, and what must be shown.</summary>
internal sealed record AccessSection
{
    /// <summary>Where the users' files are; null: <c>users</c> in the data directory.</summary>
    public string? UsersDirectory { get; set; }

    /// <summary>The least proof by the role that a command needs.</summary>
    public ProofsSection Proofs { get; set; } = new();

    /// <summary>The least proof for single commands.</summary>
    public IReadOnlyList<CommandProofSection> Commands { get; set; } = [];

    /// <summary>How many codes of a counter may have been made in vain.</summary>
    public int LookAhead { get; set; } = 10;

    /// <summary>How many time steps of 30 s a code may be early or late.</summary>
    public int Drift { get; set; } = 1;

    /// <summary>Wrong codes from one number that lock it out.</summary>
    public int Tries { get; set; } = 3;

    /// <summary>The longest lock-out.</summary>
    public TimeSpan LongestLockOut { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a text may have been on its way to be obeyed still.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Commands obeyed in any hour for one user who shows no code.</summary>
    public int WithoutCodePerHour { get; set; } = 20;

    /// <summary>Refusals answered by SMS in any hour to one user, and to all strangers together.</summary>
    public int RefusalsPerHour { get; set; } = 5;

    /// <summary>What strangers hear: <c>silent</c>, <c>refuse</c>.</summary>
    public string Strangers { get; set; } = "silent";

    /// <summary>The language strangers are answered in.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whether the wall clock is trusted: <c>auto</c>, <c>trusted</c>, <c>untrusted</c>.</summary>
    public string Clock { get; set; } = "auto";

    /// <summary>How many attempts are kept in the audit.</summary>
    public int AuditEntries { get; set; } = 1000;
}

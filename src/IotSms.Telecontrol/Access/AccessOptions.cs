namespace IotSms.Telecontrol.Access;

/// <summary>Who may, and what must be shown.</summary>
public sealed record AccessOptions
{
    /// <summary>Where the users are; a directory that is not there has none.</summary>
    public string UsersDirectory { get; init; } = "";

    /// <summary>The least proof for commands of each role.</summary>
    public IReadOnlyDictionary<Role, Proof> Proofs { get; init; } = new Dictionary<Role, Proof>();

    /// <summary>The least proof for single commands, by name; for those the role's does not count.</summary>
    public IReadOnlyDictionary<string, Proof> Commands { get; init; } = new Dictionary<string, Proof>();

    /// <summary>How many codes of a counter may have been made in vain (RFC 4226 7.4).</summary>
    public int LookAhead { get; init; } = 10;

    /// <summary>How many time steps of 30 s a code may be early or late (RFC 6238 5.2).</summary>
    public int Drift { get; init; } = 1;

    /// <summary>Wrong codes from one number that lock it out; twice as many, from wherever, lock out the user.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>The longest lock-out; each wrong code doubles it up to this.</summary>
    public TimeSpan LongestLockOut { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long a text may have been on its way to be obeyed still, by its service centre's time stamp; told only while the clock is
    /// trusted.
    /// </summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Commands obeyed in any hour for one user who shows no code.</summary>
    public int WithoutCodePerHour { get; init; } = 20;

    /// <summary>Refusals answered by SMS in any hour to one number; more are met with silence.</summary>
    public int RefusalsPerHour { get; init; } = 5;

    /// <summary>Whether strangers are told that they are.</summary>
    public bool RefusesStrangers { get; init; }

    /// <summary>The language strangers are answered in.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether the wall clock is to be trusted; null: as the kernel and the networks say.</summary>
    public bool? IsClockTrusted { get; init; }

    /// <summary>How many attempts are kept in the audit.</summary>
    public int AuditEntries { get; init; } = 1000;

    /// <summary>The proof that a command asks for. Nothing at all is enough only to look.</summary>
    public Proof ProofFor(CommandPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var asked = policy.Proof
            ?? (Commands.TryGetValue(policy.Command, out var own) ? own
                : Proofs.TryGetValue(policy.Role, out var role) ? role
                : policy.Role == Role.Observe ? Proof.None : Proof.Code);
        return asked == Proof.None && policy.Role > Role.Observe ? Proof.Pin : asked;
    }
}

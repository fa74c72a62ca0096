namespace IotSms.Telecontrol.Access;

/// <summary>An attempt to command the site: who, what, and what came of it. The code is in it in no form.</summary>
public sealed record AuditEntry
{
    /// <summary>Its number, growing.</summary>
    public long Number { get; init; }

    /// <summary>When, by the wall clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The way it came.</summary>
    public required Via Via { get; init; }

    /// <summary>The user; null: a stranger.</summary>
    public string? User { get; init; }

    /// <summary>The number it came from; null: it came another way, or many strangers are told as one.</summary>
    public string? From { get; init; }

    /// <summary>The command's name; null: it was not looked at.</summary>
    public string? Command { get; init; }

    /// <summary>What came of it: <c>admitted</c>, or why not, as <see cref="Admission.Refused"/> says.</summary>
    public required string Verdict { get; init; }

    /// <summary>How many times in a row.</summary>
    public int Times { get; init; } = 1;

    /// <summary>When for the last time.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Whether another attempt is the same again.</summary>
    internal bool IsLike(AuditEntry other) =>
        (Via, User, From, Command, Verdict) == (other.Via, other.User, other.From, other.Command, other.Verdict);
}

namespace IotSms.Telecontrol.Access;

/// <summary>Somebody who may command the site, and whom alarms may be told.</summary>
public sealed record User
{
    /// <summary>His name, 1 to 32 of <c>a-z 0-9 . _ -</c>.</summary>
    public required string Name { get; init; }

    /// <summary>His numbers, E.164. The first one is told alarms.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>What he may do.</summary>
    public Role Role { get; init; } = Role.Observe;

    /// <summary>The language he is answered in (RFC 5646), such as <c>en</c>, <c>nb</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether something can be told under a name: that of a user with a number, or a number itself.</summary>
    /// <param name="name">The name.</param>
    /// <param name="user">The user of this name; null: there is none.</param>
    public static bool CanBeTold(string name, User? user)
    {
        ArgumentNullException.ThrowIfNull(name);
        return user is { Numbers.Count: > 0 }
            || (user is null && name.TrimStart('+') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit));
    }
}

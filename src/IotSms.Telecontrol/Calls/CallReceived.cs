namespace IotSms.Telecontrol.Calls;

/// <summary>Somebody called; the call was ended after its first ring.</summary>
/// <param name="Modem">The modem that rang.</param>
/// <param name="From">The number the caller shows, which anybody can fake; null: he hides it.</param>
/// <param name="User">The user with this number; null: none.</param>
/// <param name="At">When.</param>
public sealed record CallReceived(string Modem, string? From, string? User, DateTimeOffset At) : TelecontrolNews
{
    /// <summary>The command that was carried out for it; null: none.</summary>
    public string? Command { get; init; }

    /// <summary>What became of the command, in the words of the desk of commands.</summary>
    public string? Outcome { get; init; }

    /// <summary>The command's answer.</summary>
    public string? Answer { get; init; }
}

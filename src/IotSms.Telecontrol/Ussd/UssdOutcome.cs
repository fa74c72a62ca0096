using IotSms.Modem;

namespace IotSms.Telecontrol.Ussd;

/// <summary>What became of a USSD request.</summary>
public abstract record UssdOutcome
{
    private UssdOutcome() { }

    /// <summary>The network answered.</summary>
    /// <param name="Modem">The modem that asked.</param>
    /// <param name="Reply">What it said.</param>
    /// <param name="Session">The dialogue that is open; null: none is.</param>
    public sealed record Answered(string Modem, UssdReply Reply, UssdSession? Session) : UssdOutcome;

    /// <summary>Somebody else has a dialogue open on that modem.</summary>
    /// <param name="Session">The dialogue.</param>
    /// <param name="Wait">How long it lasts if nobody answers.</param>
    public sealed record Busy(UssdSession Session, TimeSpan Wait) : UssdOutcome;

    /// <summary>No such dialogue is open.</summary>
    public sealed record NoSession : UssdOutcome;
}

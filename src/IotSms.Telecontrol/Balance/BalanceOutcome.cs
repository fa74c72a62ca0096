namespace IotSms.Telecontrol.Balance;

/// <summary>What became of the question how much credit is left.</summary>
public abstract record BalanceOutcome
{
    private BalanceOutcome() { }

    /// <summary>The network said it, and it is on disk.</summary>
    public sealed record Known(BalanceReading Balance) : BalanceOutcome;

    /// <summary>The network answered, but without an amount.</summary>
    /// <param name="Text">What it said.</param>
    public sealed record Unread(string Text) : BalanceOutcome;

    /// <summary>Somebody has a USSD dialogue open.</summary>
    /// <param name="Wait">How long it lasts if nobody answers.</param>
    public sealed record Busy(TimeSpan Wait) : BalanceOutcome;
}

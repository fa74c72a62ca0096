namespace IotSms.Telecontrol.Balance;

/// <summary>The credit of a SIM, as the network said.</summary>
/// <param name="Amount">The amount, in the currency of the subscription.</param>
/// <param name="At">When.</param>
public sealed record BalanceReading(decimal Amount, DateTimeOffset At);

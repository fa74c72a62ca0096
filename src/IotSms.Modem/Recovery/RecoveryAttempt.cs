namespace IotSms.Modem.Recovery;

/// <summary>One step that was taken.</summary>
/// <param name="Step">What was done.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it began.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Detail">What there is to say about the result; null when nothing.</param>
public sealed record RecoveryAttempt(
    RecoveryStep Step, string Reason, DateTimeOffset At, RecoveryResult Result = RecoveryResult.UnderWay, string? Detail = null);

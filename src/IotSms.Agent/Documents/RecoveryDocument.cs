using IotSms.Modem.Recovery;

namespace IotSms.Agent.Documents;

/// <summary>A module that was lost and works again.</summary>
/// <param name="Modem">Its name.</param>
/// <param name="At">When it was ready again.</param>
/// <param name="Reason">Why it was lost, as far as is known.</param>
/// <param name="Steps">The steps that were taken, in order; empty when it came back by itself.</param>
internal sealed record RecoveryDocument(string Modem, DateTimeOffset At, string? Reason, IReadOnlyList<RecoveryStep> Steps);

using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Documents;

/// <summary>An attempt to command the site, as it is told on <c>audit</c> and by <c>iotsms users audit</c>.</summary>
internal sealed record AttemptDocument(
    long Number, DateTimeOffset At, Via Via, string? User, string? From, string? Command, string Verdict, int Times, DateTimeOffset LastAt)
{
    /// <summary>What the audit says.</summary>
    public static AttemptDocument Of(AuditEntry entry) =>
        new(entry.Number, entry.At, entry.Via, entry.User, entry.From, entry.Command, entry.Verdict, entry.Times, entry.LastAt);
}

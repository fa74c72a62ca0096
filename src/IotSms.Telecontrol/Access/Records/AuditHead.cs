namespace IotSms.Telecontrol.Access.Records;

/// <summary>Where the audit stands.</summary>
/// <param name="Next">The number of the next entry.</param>
/// <param name="First">The number of the oldest that is kept.</param>
internal sealed record AuditHead(long Next, long First);

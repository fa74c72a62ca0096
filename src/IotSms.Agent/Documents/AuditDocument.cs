namespace IotSms.Agent.Documents;

/// <summary>The newest attempts, newest first.</summary>
internal sealed record AuditDocument(IReadOnlyList<AttemptDocument> Attempts);

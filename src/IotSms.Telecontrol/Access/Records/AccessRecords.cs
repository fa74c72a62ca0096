using IotSms.Gateway;

namespace IotSms.Telecontrol.Access.Records;

/// <summary>What is kept of who may: spent codes, lock-outs, admitted commands and the audit.</summary>
internal static class AccessRecords
{
    public static readonly RecordKind<SpentCounter> Spent = new("accessSpent", AccessJson.Default.SpentCounter);
    public static readonly RecordKind<LockOut> LockOuts = new("accessLockOuts", AccessJson.Default.LockOut);
    public static readonly RecordKind<JournalEntry> Journal = new("accessJournal", AccessJson.Default.JournalEntry);
    public static readonly RecordKind<AuditEntry> Audit = new("accessAudit", AccessJson.Default.AuditEntry);
    public static readonly RecordKind<AuditHead> AuditHeads = new("accessAuditHead", AccessJson.Default.AuditHead);

    /// <summary>The names of all kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Spent.Name, LockOuts.Name, Journal.Name, Audit.Name, AuditHeads.Name];
}

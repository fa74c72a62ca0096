using System.Globalization;
using IotSms.Gateway;

namespace IotSms.Telecontrol.Access.Records;

/// <summary>
/// Every attempt, oldest first, as many as are kept. The same refusal again is counted, not written anew: ten thousand guesses leave one
/// entry, and do not push out what happened before them.
/// </summary>
internal static class AuditTrail
{
    /// <summary>How many of the newest entries are looked through for one that is the same.</summary>
    private const int LookedBack = 8;

    private const string Head = "head";

    /// <summary>Adds an attempt; the answer is its entry as it is kept.</summary>
    public static AuditEntry Append(RecordTransaction records, AuditEntry attempt, int kept)
    {
        var head = records.Find(AccessRecords.AuditHeads, Head) ?? new(0, 0);
        for (long number = head.Next - 1; number >= Math.Max(head.First, head.Next - LookedBack); number--)
        {
            if (attempt.Verdict != Admitted && records.Find(AccessRecords.Audit, Key(number)) is { } before && before.IsLike(attempt)
                && IsSameHour(before, attempt))
            {
                var again = before with { Times = before.Times + 1, LastAt = attempt.At };
                records.Put(AccessRecords.Audit, Key(number), again);
                return again;
            }
        }
        long first = head.First;
        for (; first <= head.Next - kept; first++)
            records.Delete(AccessRecords.Audit, Key(first));
        var entry = attempt with { Number = head.Next };
        records.Put(AccessRecords.Audit, Key(head.Next), entry);
        records.Put(AccessRecords.AuditHeads, Head, new(head.Next + 1, first));
        return entry;
    }

    /// <summary>The newest entries, newest first.</summary>
    public static IReadOnlyList<AuditEntry> Newest(RecordReader records, int count)
    {
        var head = records.Find(AccessRecords.AuditHeads, Head) ?? new(0, 0);
        List<AuditEntry> entries = [];
        for (long number = head.Next - 1; number >= head.First && entries.Count < count; number--)
        {
            if (records.Find(AccessRecords.Audit, Key(number)) is { } entry)
                entries.Add(entry);
        }
        return entries;
    }

    /// <summary>The verdict on what was obeyed.</summary>
    public const string Admitted = "admitted";

    private static bool IsSameHour(AuditEntry before, AuditEntry attempt) => (attempt.At - before.At).Duration() < TimeSpan.FromHours(1);

    private static string Key(long number) => number.ToString("D19", CultureInfo.InvariantCulture);
}

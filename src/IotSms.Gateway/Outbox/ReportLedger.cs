using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>
/// The parts whose status reports may still come, by TP-MR. The reference wraps at 256 and a report may come days later, or twice: the newest
/// part that is not settled is meant (3GPP TS 23.040 9.2.3.6).
/// </summary>
internal sealed class ReportLedger
{
    private readonly Dictionary<byte, List<Entry>> _byReference = [];

    /// <summary>Notes a part that the network accepted.</summary>
    public void Add(Entry entry)
    {
        if (!_byReference.TryGetValue(entry.Reference, out var entries))
            _byReference.Add(entry.Reference, entries = []);
        entries.Add(entry);
    }

    /// <summary>The part that a report means: the newest not settled; else the newest settled, whose report came again; else null.</summary>
    public Entry? Match(string modem, SmsStatusReport report)
    {
        if (!_byReference.TryGetValue(report.MessageReference, out var entries))
            return null;
        var candidates = entries.Where(entry => entry.Modem == modem && report.Recipient.MayBe(TpAddress.FromNumber(entry.Recipient))).ToList();
        return candidates.LastOrDefault(entry => !entry.IsSettled) ?? candidates.LastOrDefault();
    }

    /// <summary>Forgets what the network accepted before a time.</summary>
    public void ForgetBefore(DateTimeOffset time)
    {
        foreach (var entries in _byReference.Values)
            entries.RemoveAll(entry => entry.At < time);
    }

    /// <summary>One part.</summary>
    /// <param name="Key">Its message.</param>
    /// <param name="Part">Its number, from 0.</param>
    /// <param name="Modem">The modem whose count of references it is.</param>
    /// <param name="Reference">TP-MR.</param>
    /// <param name="Recipient">The recipient; the network may name it in national form.</param>
    /// <param name="At">When the network accepted it.</param>
    public sealed record Entry(Ulid Key, int Part, string Modem, byte Reference, string Recipient, DateTimeOffset At)
    {
        /// <summary>Whether its final report has come.</summary>
        public bool IsSettled { get; set; }
    }
}

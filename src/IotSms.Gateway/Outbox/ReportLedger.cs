using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>
/// The parts whose status reports may still come, by TP-MR. The reference wraps at 256 and a report may come days later, or twice: the
/// newest part that is not settled is meant (3GPP TS 23.040 9.2.3.6).
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

    /// <summary>The part of a message that the network named so.</summary>
    public Entry? Find(Ulid key, byte reference) => _byReference.GetValueOrDefault(reference)?.FindLast(entry => entry.Key == key);

    /// <summary>
    /// The part that a report means: the one that it settled before, as both name the same time of submission; else the newest not
    /// settled that was accepted at about that time, or, by clocks that do not agree, at any; else the newest settled before the start, by
    /// who knows which; else null. A site that texts one phone has used every reference after 256 messages.
    /// </summary>
    public Entry? Match(string modem, SmsStatusReport report)
    {
        if (!_byReference.TryGetValue(report.MessageReference, out var entries))
            return null;
        var candidates = entries
            .Where(entry => entry.Modem == modem && report.Recipient.MayBe(TpAddress.FromNumber(entry.Recipient)))
            .ToList();
        return candidates.FindLast(entry => entry.IsSettledBy(report))
            ?? candidates.FindLast(entry => !entry.IsSettled && entry.IsOfTheTimeOf(report))
            ?? candidates.FindLast(entry => entry is { IsSettled: false, IsOneOfAll: true })
            ?? candidates.FindLast(entry => entry.IsSettledByAnUnknown);
    }

    /// <summary>Forgets what is known of since before a time.</summary>
    public void ForgetBefore(TimeSpan time)
    {
        foreach (var entries in _byReference.Values)
            entries.RemoveAll(entry => entry.Since < time);
    }

    /// <summary>Forgets all that a modem sent: it counts anew.</summary>
    public void Forget(string modem)
    {
        foreach (var entries in _byReference.Values)
            entries.RemoveAll(entry => entry.Modem == modem);
    }

    /// <summary>One part.</summary>
    /// <param name="Key">Its message.</param>
    /// <param name="Part">Its number, from 0.</param>
    /// <param name="Modem">The modem whose count of references it is.</param>
    /// <param name="Reference">TP-MR.</param>
    /// <param name="Recipient">The recipient; the network may name it in national form.</param>
    /// <param name="At">When the network accepted it, by a clock that may have been wrong.</param>
    /// <param name="Since">Since when it is known of, as uptime: no clock that is set makes it older.</param>
    public sealed record Entry(
        Ulid Key, int Part, string Modem, byte Reference, string Recipient, DateTimeOffset At, TimeSpan Since)
    {
        private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

        private ServiceCentreTimeStamp? _submittedAt;

        /// <summary>Whether its final report has come.</summary>
        public bool IsSettled { get; set; }

        /// <summary>Whether all that were sent are known of: if not, a report of another time is one of those.</summary>
        public bool IsOneOfAll { get; init; } = true;

        /// <summary>Its final report has come.</summary>
        public void Settle(SmsStatusReport report) => (IsSettled, _submittedAt) = (true, report.ServiceCentreTimeStamp);

        /// <summary>What its report said did not become durable: it is to come again.</summary>
        public void Reopen() => (IsSettled, _submittedAt) = (false, null);

        /// <summary>Whether a report is its own once more.</summary>
        public bool IsSettledBy(SmsStatusReport report) => _submittedAt == report.ServiceCentreTimeStamp;

        /// <summary>Whether the service centre had what a report means at about the time when this was accepted.</summary>
        public bool IsOfTheTimeOf(SmsStatusReport report) =>
            report.ServiceCentreTimeStamp.TryGetTime(out var time) && (time - At).Duration() < Margin;

        /// <summary>Whether its report came before the start, and nobody knows which it was.</summary>
        public bool IsSettledByAnUnknown => IsSettled && _submittedAt is null;
    }
}

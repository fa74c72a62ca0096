using IotSms.Gateway.Storage;
using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>Status reports.</summary>
internal sealed partial class Outbox
{
    /// <summary>Takes in a status report; when this completes what it says is durable.</summary>
    /// <exception cref="StoreException">It is not; the report is to be kept and handed in again.</exception>
    public async Task ReportAsync(string modem, SmsStatusReport report)
    {
        ReportLedger.Entry? ended = null;
        OutboxMessage? step = null;
        lock (_gate)
        {
            var entry = _ledger.Match(modem, report);
            if (entry is null)
                step = SettleDoubtBy(modem, report);
            else if (entry.IsSettled || !IsFinal(report))
                return;
            else if (_live.TryGetValue(entry.Key, out var before))
                step = Report(before, entry, report);
            else
                ended = entry;
        }
        if (ended is not null)
            await ReportEndedAsync(ended, report).ConfigureAwait(false);
        else if (step is not null)
            await CommitReportAsync(step, report).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether the service centre has done with the message; what is reserved is taken as still trying (3GPP TS 23.040 9.2.3.15).
    /// </summary>
    private static bool IsFinal(SmsStatusReport report) => report.Status.Class is not (StatusClass.StillTrying or StatusClass.Reserved);

    private static bool IsDelivered(SmsStatusReport report) => report.Status.Class == StatusClass.Completed;

    private static bool Names(SmsStatusReport report, OutboxMessage message) => report.Recipient.MayBe(TpAddress.FromNumber(message.To));

    /// <summary>From here on a status report for this part is expected.</summary>
    private OutboxMessage ExpectReport(OutboxMessage message, int part, Moment now)
    {
        if (message is { StatusReport: true, Carrier: { } carrier } && message.Parts[part].Reference is { } reference)
            _ledger.Add(new ReportLedger.Entry(message.Key, part, carrier, reference, message.To, now.Wall, now.Uptime));
        else
            ExpectNamelessReport(message, part);
        return message;
    }

    private void CountUnmatched(string modem, SmsStatusReport report)
    {
        _tally.ReportsUnmatched++;
        GatewayLog.ReportUnmatched(_logger, modem, report.MessageReference, report.Status.Octet);
    }

    /// <summary>
    /// A step only: another part may be in the air or in doubt, and the message's place in the queue is that part's affair.
    /// </summary>
    private OutboxMessage? Report(OutboxMessage before, ReportLedger.Entry entry, SmsStatusReport report) =>
        before.Parts[entry.Part].Reference != entry.Reference ? null : Step(before, ApplyReport(before, entry.Part, report, _clock.Now));

    private OutboxMessage ApplyReport(OutboxMessage message, int part, SmsStatusReport report, Moment now)
    {
        if (!IsFinal(report))
            return message;
        _ledger.Find(message.Key, report.MessageReference)?.Settle(report);
        return message.Reported(part, report.Status.Octet, IsDelivered(report), now.Wall);
    }

    private async Task CommitReportAsync(OutboxMessage step, SmsStatusReport report)
    {
        try
        {
            await CommitAsync([step]).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            lock (_gate)
                _ledger.Find(step.Key, report.MessageReference)?.Reopen();
            _events.Abandon(step.Revision);
            throw;
        }
    }

    /// <summary>A report for a message that memory has let go of.</summary>
    private async Task ReportEndedAsync(ReportLedger.Entry entry, SmsStatusReport report)
    {
        var revision = _events.Assign();
        try
        {
            var now = _clock.Now.Wall;
            var (before, after) = await _store.WriteAsync(
                transaction =>
                {
                    if (transaction.Find(OutboxDocument.Collection, entry.Key.ToString()) is not { } document)
                        return default;
                    var before = OutboxDocument.To(document);
                    if (before.Parts[entry.Part] is not { State: PartState.Accepted } part || part.Reference != entry.Reference)
                        return default;
                    var after = before.Reported(entry.Part, report.Status.Octet, IsDelivered(report), now) with { Revision = revision };
                    transaction.Update(OutboxDocument.Collection, OutboxDocument.From(after));
                    return (before, after);
                },
                CancellationToken.None).ConfigureAwait(false);
            lock (_gate)
            {
                entry.Settle(report);
                if (after is not null)
                    _tally.Count(before, after);
            }
            if (after is not null)
                _events.Publish(new EventKey(Incoming: false, entry.Key), new GatewayEvent.MessageChanged(after.ToOutgoing()));
            else
                _events.Abandon(revision);
        }
        catch
        {
            _events.Abandon(revision);
            throw;
        }
    }
}

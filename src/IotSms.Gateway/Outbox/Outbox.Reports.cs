using IotSms.Gateway.Storage;
using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>Status reports.</summary>
internal sealed partial class Outbox
{
    /// <summary>How far the clock of a service centre may be behind, and how long a submission may take to reach it.</summary>
    private static readonly TimeSpan ServiceCentreLag = TimeSpan.FromSeconds(10), LongestSubmission = TimeSpan.FromMinutes(3), NamelessMargin = TimeSpan.FromMinutes(15);

    /// <summary>
    /// For each modem the reports that came while a part to their recipient was in the air: they may be that part's, read before its <c>+CMGS</c>.
    /// A modem has one part in the air at a time, so with its end they find their part or are nobody's.
    /// </summary>
    private readonly Dictionary<string, List<SmsStatusReport>> _early = [];

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

    /// <summary>Whether the service centre has done with the message; what is reserved is taken as still trying (3GPP TS 23.040 9.2.3.15).</summary>
    private static bool IsFinal(SmsStatusReport report) => report.Status.Class is not (StatusClass.StillTrying or StatusClass.Reserved);

    private static bool IsDelivered(SmsStatusReport report) => report.Status.Class == StatusClass.Completed;

    private static bool Names(SmsStatusReport report, OutboxMessage message) => report.Recipient.MayBe(TpAddress.FromNumber(message.To));

    /// <summary>
    /// Submissions whose reports may still come under a reference that nobody named: in doubt until something else than evidence decided, or accepted
    /// by an answer without reference. The time is about right: after a restart it is that of the submission that followed.
    /// </summary>
    private readonly List<(string Modem, string Recipient, DateTimeOffset At)> _nameless = [];

    /// <summary>
    /// Whether a report may mean a submission whose reference nobody named: if the service centre had its message when this one was on its way.
    /// Another submission's report would lose this one; a clock that is wrong only has it sent again, marked.
    /// </summary>
    private static bool MayMean(SmsStatusReport report, DateTimeOffset? submittedAt) =>
        report.ServiceCentreTimeStamp.TryGetTime(out var time) && time >= submittedAt - ServiceCentreLag && time <= submittedAt + LongestSubmission + ServiceCentreLag;

    /// <summary>From here on a status report for this part is expected.</summary>
    private OutboxMessage ExpectReport(OutboxMessage message, int part, Moment now)
    {
        if (message is { StatusReport: true, Carrier: { } carrier } && message.Parts[part].Reference is { } reference)
            _ledger.Add(new ReportLedger.Entry(message.Key, part, carrier, reference, message.To, now.Wall));
        else
            ExpectNamelessReport(message, part);
        return message;
    }

    private void ExpectNamelessReport(OutboxMessage message, int part)
    {
        if (message is { StatusReport: true, Carrier: { } carrier } && message.Parts[part].At is { } at)
            _nameless.Add((carrier, message.To, at));
    }

    /// <summary>What came before the end of a part's submission; for a part in doubt it proves that it went out.</summary>
    private OutboxMessage ApplyEarlyReports(OutboxMessage message, int part, Moment now)
    {
        _early.Remove(message.Carrier!, out var early);
        foreach (var report in early ?? [])
        {
            if (message.Parts[part] is { State: PartState.Unknown } doubtful && MayMean(report, doubtful.At) && IsAlone(InDoubt(message.Carrier!, report).Append(message), message.Carrier!, report))
                message = ExpectReport(message.Accepted(part, report.MessageReference, now.Wall), part, now);
            if (message.Parts[part].Reference == report.MessageReference)
                message = ApplyReport(message, part, report, now);
            else
                CountUnmatched(message.Carrier!, report);
        }
        return message;
    }

    private void LetGoOfEarlyReports(string modem)
    {
        _early.Remove(modem, out var early);
        foreach (var report in early ?? [])
            CountUnmatched(modem, report);
    }

    /// <summary>
    /// What to make of a report whose reference nobody named. It proves something only if one part alone can be meant: the wrong part settled is a
    /// message lost, and none settled a message sent again, marked.
    /// </summary>
    private OutboxMessage? SettleDoubtBy(string modem, SmsStatusReport report)
    {
        if (_live.Values.Any(message => message is { StatusReport: true, PartInTheAir: >= 0 } && message.Carrier == modem && Names(report, message)))
        {
            if (!_early.TryGetValue(modem, out var early))
                _early.Add(modem, early = []);
            early.Add(report);
            return null;
        }
        var candidates = InDoubt(modem, report).ToList();
        if (!IsAlone(candidates, modem, report))
        {
            CountUnmatched(modem, report);
            return null;
        }
        var (doubtful, part, now) = (candidates[0], candidates[0].PartInDoubt, _clock.Now);
        GatewayLog.SettledByReport(_logger, doubtful.Id, part + 1);
        var accepted = ExpectReport(doubtful.Accepted(part, report.MessageReference, now.Wall), part, now);
        return GoOn(doubtful, ApplyReport(accepted, part, report, now));
    }

    /// <summary>The messages in doubt that a report may mean.</summary>
    private IEnumerable<OutboxMessage> InDoubt(string modem, SmsStatusReport report) => _doubts.Keys.Select(key => _live[key])
        .Where(message => message is { StatusReport: true, PartInDoubt: >= 0 } && message.Carrier == modem && Names(report, message)
            && MayMean(report, message.Parts[message.PartInDoubt].At));

    private bool IsAlone(IEnumerable<OutboxMessage> candidates, string modem, SmsStatusReport report) => candidates.Count() == 1
        && !_nameless.Exists(other => other.Modem == modem && report.Recipient.MayBe(TpAddress.FromNumber(other.Recipient))
            && report.ServiceCentreTimeStamp.TryGetTime(out var time) && (time - other.At).Duration() <= NamelessMargin);

    private void CountUnmatched(string modem, SmsStatusReport report)
    {
        _tally.ReportsUnmatched++;
        GatewayLog.ReportUnmatched(_logger, modem, report.MessageReference, report.Status.Octet);
    }

    /// <summary>A step only: another part may be in the air or in doubt, and the message's place in the queue is that part's affair.</summary>
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

using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>Status reports whose reference no <c>+CMGS</c> has named: early ones, and what they prove of parts in doubt.</summary>
internal sealed partial class Outbox
{
    /// <summary>How far the clock of a service centre may be behind, and how long a submission may take to reach it.</summary>
    private static readonly TimeSpan ServiceCentreLag = TimeSpan.FromSeconds(10), LongestSubmission = TimeSpan.FromMinutes(3);

    /// <summary>
    /// For each modem the reports that came while a part to their recipient was in the air: they may be that part's, read before its
    /// <c>+CMGS</c>. A modem has one part in the air at a time, so with its end they find their part or are nobody's.
    /// </summary>
    private readonly Dictionary<string, List<SmsStatusReport>> _early = [];

    /// <summary>
    /// Submissions whose reports may still come under a reference that nobody named: in doubt until something else than evidence decided,
    /// or accepted by an answer without reference.
    /// </summary>
    private readonly List<NamelessSubmission> _nameless = [];

    /// <summary>
    /// Whether a report may mean a submission whose reference nobody named: if the service centre had its message when this one was on its
    /// way. Another submission's report would lose this one; a clock that is wrong only has it sent again, marked.
    /// </summary>
    private static bool MayMean(SmsStatusReport report, DateTimeOffset? submittedAt) =>
        report.ServiceCentreTimeStamp.TryGetTime(out var time)
        && time >= submittedAt - ServiceCentreLag && time <= submittedAt + LongestSubmission + ServiceCentreLag;

    private void ExpectNamelessReport(OutboxMessage message, int part)
    {
        if (message is { StatusReport: true, Carrier: { } carrier } && message.Parts[part].At is not null)
            _nameless.Add(new NamelessSubmission(message.Key, part, carrier, message.To, _clock.Now.Uptime));
    }

    /// <summary>What came before the end of a part's submission; for a part in doubt it proves that it went out.</summary>
    private OutboxMessage ApplyEarlyReports(OutboxMessage message, int part, Moment now)
    {
        _early.Remove(message.Carrier!, out var early);
        foreach (var report in early ?? [])
        {
            if (message.Parts[part] is { State: PartState.Unknown } doubtful && MayMean(report, doubtful.At)
                && IsAlone(message, part, report))
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
    /// What to make of a report whose reference nobody named. It proves something only if one part alone can be meant: the wrong part
    /// settled is a message lost, and none settled a message sent again, marked.
    /// </summary>
    private OutboxMessage? SettleDoubtBy(string modem, SmsStatusReport report)
    {
        if (_live.Values.Any(message =>
            message is { StatusReport: true, PartInTheAir: >= 0 } && message.Carrier == modem && Names(report, message)))
        {
            if (!_early.TryGetValue(modem, out var early))
                _early.Add(modem, early = []);
            early.Add(report);
            return null;
        }
        if (InDoubt(modem, report).FirstOrDefault() is not { PartInDoubt: var part } doubtful
            || !MayMean(report, doubtful.Parts[part].At) || !IsAlone(doubtful, part, report))
        {
            CountUnmatched(modem, report);
            return null;
        }
        var now = _clock.Now;
        GatewayLog.SettledByReport(_logger, doubtful.Id, part + 1);
        var accepted = ExpectReport(doubtful.Accepted(part, report.MessageReference, now.Wall), part, now);
        return GoOn(doubtful, ApplyReport(accepted, part, report, now));
    }

    /// <summary>The messages in doubt to the recipient of a report.</summary>
    private IEnumerable<OutboxMessage> InDoubt(string modem, SmsStatusReport report) => _doubts.Keys.Select(key => _live[key])
        .Where(message => message is { StatusReport: true, PartInDoubt: >= 0 } && message.Carrier == modem && Names(report, message));

    /// <summary>
    /// Whether no other submission to its recipient lacks a reference. Which of two a report means could be told by their times only, and
    /// those are of a clock that may have been set by years between them, or be wrong all along.
    /// </summary>
    private bool IsAlone(OutboxMessage doubtful, int part, SmsStatusReport report) =>
        InDoubt(doubtful.Carrier!, report).All(other => other.Key == doubtful.Key)
        && !_nameless.Exists(other => (other.Key, other.Part) != (doubtful.Key, part) && other.Modem == doubtful.Carrier
            && report.Recipient.MayBe(TpAddress.FromNumber(other.Recipient)));
}

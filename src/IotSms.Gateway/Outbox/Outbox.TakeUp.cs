namespace IotSms.Gateway;

/// <summary>After a restart.</summary>
internal sealed partial class Outbox
{
    private static readonly TimeSpan ReportAge = TimeSpan.FromDays(7);

    private void TakeUp(OpeningPass opening)
    {
        var now = _clock.Now;
        foreach (var message in opening.Waiting)
        {
            _tally.TakenUp++;
            TakeUp(message, now, opening);
        }
        foreach (var sim in opening.Sims.Values)
            if (sim.Barred is not null && _standings.TryGetValue(sim.Modem, out var standing))
                standing.Bar(AccountPause, now.Uptime);
        foreach (var entry in opening.AwaitingReport.Where(entry => entry.At > opening.Now - ReportAge).OrderBy(entry => entry.At))
            _ledger.Add(entry);
        _nameless.AddRange(opening.Nameless.Where(submission => submission.At > opening.Now - ReportAge));
        foreach (var at in opening.SentAt.Order())
            _quotas.Sent(now.Uptime - (opening.Now - at));
        foreach (var (recipient, source, at) in opening.AcceptedAt.OrderBy(accepted => accepted.At))
            _quotas.Count(recipient, source, now.Uptime - (opening.Now - at));
        _lastConcatenationReference = opening.LastConcatenationReference ?? _lastConcatenationReference;
    }

    private void TakeUp(OutboxMessage message, Moment now, OpeningPass opening)
    {
        if (message.PartInTheAir is var inTheAir and >= 0)
            message = message.InDoubt(inTheAir, Doubts.AtRestart);
        if (opening.MayBeOld)
            message = message.Doubted(Doubts.AfterDamage, opening.Now);
        _live.Add(message.Key, message);
        _keys.Add(message.Id, message.Key);
        if (message.State == OutgoingState.Unknown)
        {
            _doubts.Add(message.Key, new Doubt(TimeSpan.MaxValue, FromBefore: !opening.MayBeOld));
            return;
        }
        var item = Reserve(message);
        Activate(item);
        if (message.PartInDoubt < 0)
            return;
        _doubts.Add(message.Key, new Doubt(now.Uptime + _options.UnknownWait, FromBefore: !opening.MayBeOld));
        _queue.Take(item);
    }
}

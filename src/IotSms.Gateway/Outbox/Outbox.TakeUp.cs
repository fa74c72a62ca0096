using IotSms.Gateway.Storage;

namespace IotSms.Gateway;

/// <summary>After a restart.</summary>
internal sealed partial class Outbox
{
    private static readonly TimeSpan ReportAge = TimeSpan.FromDays(7);

    /// <summary>
    /// Puts on disk what is in doubt because of a salvage. Until then a restart puts it in doubt again; after it nothing else tells of it.
    /// </summary>
    public async Task TakeUpAsync(SalvageReport salvage, CancellationToken cancellationToken)
    {
        List<OutboxMessage> doubtful;
        lock (_gate)
            doubtful = [.. _live.Values.Where(message => message.PartInDoubt >= 0)];
        await _store.WriteAsync(
            transaction =>
            {
                foreach (var message in doubtful)
                    Write(transaction, message);
                return doubtful.Count;
            },
            cancellationToken).ConfigureAwait(false);
        await _store.NoteAsync(salvage with { IsTakenUp = true }, cancellationToken).ConfigureAwait(false);
    }

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
        // However old by the clock: a report may come all the same, and must not be taken for another part's.
        foreach (var entry in opening.AwaitingReport)
            _ledger.Add(entry);
        _nameless.AddRange(opening.Nameless);
        foreach (var ago in opening.SentAgo(TimeSpan.FromDays(1)))
            _quotas.Sent(now.Uptime - ago);
        foreach (var (recipient, source, ago) in opening.AcceptedAgo(TimeSpan.FromHours(1)))
            _quotas.Count(recipient, source, now.Uptime - ago);
        _lastConcatenationReference = opening.LastConcatenationReference ?? _lastConcatenationReference;
    }

    private void TakeUp(OutboxMessage message, Moment now, OpeningPass opening)
    {
        var wasInTheAir = message.PartInTheAir >= 0;
        if (message.PartInTheAir is var inTheAir and >= 0)
            message = message.InDoubt(inTheAir, Doubts.AtRestart);
        if (opening.Salvage is { IsTakenUp: false, HasLost: true, MayBeOld: var mayBeOld })
            message = message.Doubted(mayBeOld, Doubts.AfterDamage, opening.Now);
        var provable = message.PartInDoubt is var doubtful and >= 0 && message.Parts[doubtful].At is not null;
        _live.Add(message.Key, message);
        _keys.Add(message.Id, message.Key);
        if (message.State == OutgoingState.Unknown)
        {
            _doubts.Add(message.Key, new Doubt(TimeSpan.MaxValue, FromBefore: provable));
            return;
        }
        var item = Reserve(message, opening.Now);
        Activate(item);
        if (message.PartInDoubt < 0)
            return;
        _doubts.Add(message.Key, new Doubt(now.Uptime + _options.UnknownWait, FromBefore: provable, wasInTheAir));
        _queue.Take(item);
    }
}

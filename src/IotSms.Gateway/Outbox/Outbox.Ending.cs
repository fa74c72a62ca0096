using IotSms.Gateway.Storage;

namespace IotSms.Gateway;

/// <summary>Messages taken back, expired, deleted.</summary>
internal sealed partial class Outbox
{
    /// <summary>The newest known of a message that has not ended; null: it is not here.</summary>
    public OutboxMessage? FindWaiting(string id)
    {
        lock (_gate)
            return FindLive(id);
    }

    /// <summary>Takes a message back, if no part has left.</summary>
    public async Task<(OutboxMessage? Message, Refusal? Refusal)> CancelAsync(string id, CancellationToken cancellationToken)
    {
        OutboxMessage? before, step = null;
        lock (_gate)
        {
            before = FindLive(id);
            if (before is { MayHaveLeft: false, IsEnded: false } && _queue.Find(before.Key) is { Place: not QueuePlace.Taken })
                step = GoOn(before, before.Canceled(_clock.Now.Wall));
        }
        if (step is null)
        {
            before ??= await _store.ReadAsync(reader => Find(reader, id), cancellationToken).ConfigureAwait(false);
            return (before, before is null ? NotFound(id) : TooLate(before));
        }
        try
        {
            await CommitAsync([step]).ConfigureAwait(false);
            return (step, null);
        }
        catch (StoreException e)
        {
            lock (_gate)
            {
                if (TakeBack(before!, step))
                    Requeue(before!);
            }
            return (before, Refused(e));
        }
    }

    /// <summary>Undoes a step that did not become durable, unless others have followed it; true: it is undone.</summary>
    private bool TakeBack(OutboxMessage before, OutboxMessage step)
    {
        _events.Abandon(step.Revision);
        if (_live[step.Key].Revision != step.Revision)
            return false;
        _live[step.Key] = before;
        _tally.Count(before, step, -1);
        return true;
    }

    /// <summary>Removes a message that has ended; a refusal, or null: it is gone.</summary>
    public async Task<Refusal?> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (FindWaiting(id) is { } waiting)
            return NotEnded(waiting);
        return await _store.WriteAsync(
            transaction =>
            {
                if (Find(transaction, id) is not { } message)
                    return NotFound(id);
                if (!message.IsEnded)
                    return NotEnded(message);
                transaction.Delete(OutboxDocument.Collection, message.Key.ToString());
                return null;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives up what has outlived its time to live; the steps are to be committed.</summary>
    public IReadOnlyList<OutboxMessage> Expire()
    {
        lock (_gate)
        {
            var now = _clock.Now;
            return [.. _queue.FindExpired(now)
                .Where(item => item.Place != QueuePlace.Reserved)
                .Select(item => GoOn(_live[item.Key], _live[item.Key].Expired(now.Wall)))];
        }
    }

    /// <summary>
    /// When the upkeep has something to do next: a doubt, a time to live, or a scheduled time, from which the time to live counts.
    /// </summary>
    public TimeSpan? NextUpkeepAt()
    {
        lock (_gate)
        {
            var now = _clock.Now;
            var dues = _doubts.Values.Select(doubt => doubt.Until).Where(until => until != TimeSpan.MaxValue).ToList();
            if (_queue.NextExpiryAfter(now.Uptime) is { } expiry)
                dues.Add(expiry);
            if (_queue.NextDueAt().Scheduled is { } scheduled)
                dues.Add(now.Uptime + Until(scheduled, now));
            return dues.Count == 0 ? null : dues.Min();
        }
    }

    /// <summary>Forgets the parts whose status reports will not come any more, and quotas nobody uses.</summary>
    public void ForgetOldReports()
    {
        lock (_gate)
        {
            _ledger.ForgetBefore(_clock.Now.Uptime - ReportAge);
            _nameless.RemoveAll(submission => submission.Since < _clock.Now.Uptime - ReportAge);
            _quotas.Prune(_clock.Now.Uptime);
        }
    }

    private OutboxMessage? FindLive(string id) => _keys.TryGetValue(id, out var key) ? _live.GetValueOrDefault(key) : null;

    private static Refusal NotFound(string id) => new(
        "not-found", "id", $"There is no message '{Excerpt.Of(id, RequestCheck.LongestId)}'.", "List them: messages list.");

    private static Refusal TooLate(OutboxMessage message) =>
        new("too-late", "id",
            $"'{message.Id}' is {message.State.ToString().ToLowerInvariant()}: it has left or may have, in part at least, or has ended.",
            "Only what waits can be taken back.");

    private static Refusal NotEnded(OutboxMessage message) =>
        new("not-ended", "id", $"'{message.Id}' is {message.State.ToString().ToLowerInvariant()}.",
            "Cancel it first, or wait for its end.");
}

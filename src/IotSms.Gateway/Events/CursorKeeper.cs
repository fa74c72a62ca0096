using IotSms.Gateway.Storage;

namespace IotSms.Gateway;

/// <summary>
/// Writes the subscribers' cursors, a while after they moved: each write costs flash, and what is told again after a crash is marked.
/// </summary>
internal sealed class CursorKeeper(GatewayEvents events, Store store, GatewayClock clock, Wakeup upkeep)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private TimeSpan? _dueAt;

    /// <summary>When they are to be written, as uptime; null: they have not moved.</summary>
    public TimeSpan? DueAt
    {
        get
        {
            lock (_gate)
                return _dueAt;
        }
    }

    /// <summary>A cursor has moved.</summary>
    public void Moved()
    {
        lock (_gate)
        {
            if (_dueAt is not null)
                return;
            _dueAt = clock.Now.Uptime + Delay;
        }
        upkeep.Set();
    }

    /// <summary>Writes them if it is time.</summary>
    public Task WriteIfDueAsync(CancellationToken cancellationToken) =>
        DueAt <= clock.Now.Uptime ? TryWriteAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Writes them now; if the disk fails, they are written when it is time.</summary>
    public async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            Moved();
        }
    }

    /// <summary>Writes those that moved.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            _dueAt = null;
        var moved = events.MovedCursors();
        if (moved.Count == 0)
            return;
        await store.WriteAsync(
            transaction =>
            {
                foreach (var (subscriber, cursor) in moved)
                    transaction.Upsert(CursorDocument.Collection, CursorDocument.From(subscriber, cursor));
                return moved.Count;
            },
            cancellationToken).ConfigureAwait(false);
        events.CursorsWritten(moved);
    }
}

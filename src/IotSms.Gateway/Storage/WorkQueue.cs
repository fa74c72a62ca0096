using System.Threading.Channels;

namespace IotSms.Gateway.Storage;

/// <summary>
/// Where work waits for the writer: callers wait asynchronously for room in it, the writer's own thread waits in it for work.
/// </summary>
internal sealed class WorkQueue(int length)
{
    private readonly Channel<Work> _waiting = Channel.CreateBounded<Work>(new BoundedChannelOptions(length) { SingleReader = true });
    private readonly object _gate = new();
    private bool _quiet;

    /// <summary>Adds work as soon as there is room.</summary>
    /// <exception cref="StoreException">The store is closed.</exception>
    public async ValueTask AddAsync(Work work, CancellationToken cancellationToken)
    {
        try
        {
            await _waiting.Writer.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw new StoreException(StoreError.Closed, "The store is closed.", e);
        }
        Wake();
    }

    /// <summary>Wakes the writer because no work came for a while.</summary>
    public void Quiet()
    {
        lock (_gate)
            _quiet = true;
        Wake();
    }

    /// <summary>Takes no more work; what waits is still done.</summary>
    public void Close()
    {
        _waiting.Writer.TryComplete();
        Wake();
    }

    /// <summary>Waits for work or for quiet, and takes what there is; false when the queue is closed and empty.</summary>
    public bool Take(List<Work> group, int most, out bool quiet)
    {
        lock (_gate)
        {
            while (!_waiting.Reader.TryPeek(out _) && !_quiet && !_waiting.Reader.Completion.IsCompleted)
                Monitor.Wait(_gate);
            quiet = _quiet;
            _quiet = false;
        }
        for (var taken = 0; taken < most && _waiting.Reader.TryRead(out var work); taken++)
            if (work.TryTake())
                group.Add(work);
        return quiet || group.Count > 0 || !_waiting.Reader.Completion.IsCompleted;
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.Pulse(_gate);
    }
}

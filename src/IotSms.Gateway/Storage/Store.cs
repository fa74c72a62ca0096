using IotSms.Gateway.Storage.Disk;
using IotSms.Gateway.Storage.Opening;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway.Storage;

/// <summary>
/// Documents that survive. One thread owns the database; all that waits for it is written in one transaction with one fsync (group commit),
/// and a write is acknowledged only when it is on the medium. It knows documents and pages, not messages.
/// </summary>
internal sealed partial class Store : IAsyncDisposable
{
    private readonly StoreOptions _options;
    private readonly ILogger _logger;
    private readonly WorkQueue _queue;
    private readonly DiskTally _tally = new();
    private readonly ITimer _quietTimer;
    private readonly TaskCompletionSource<OpeningReport> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OpeningReport? _opening;
    private long _commits, _writes, _rows, _checkpoints;

    private Store(StoreOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _queue = new WorkQueue(options.QueueLength);
        _quietTimer = time.CreateTimer(
            static queue => ((WorkQueue)queue!).Quiet(), _queue, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How the data was found when the store was opened, and what became of a damage that was met later.</summary>
    public OpeningReport Opening
    {
        get => Volatile.Read(ref _opening)!;
        private set => Volatile.Write(ref _opening, value);
    }

    /// <summary>What it has done since.</summary>
    public StoreCounters Counters => new(
        Volatile.Read(ref _commits), Volatile.Read(ref _writes), Volatile.Read(ref _rows),
        _tally.Fsyncs, _tally.LogBytes, _tally.DataBytes, Volatile.Read(ref _checkpoints));

    /// <summary>
    /// Opens the store of a data directory, making what is missing. Every document is read once (<see cref="StoreOptions.BeginPass"/>); a
    /// damaged file is set aside, and what can be read of it goes on in a new one.
    /// </summary>
    /// <exception cref="StoreException">In use, of a newer schema, or the disk fails.</exception>
    public static async ValueTask<Store> OpenAsync(
        StoreOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var store = new Store(options, time, logger);
        new Thread(store.Live) { Name = "iotsms store", IsBackground = true }.Start();
        try
        {
            store.Opening = await store._opened.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Runs work in a transaction and completes when its changes are durable. The work may run more than once, when a neighbour in its
    /// group fails: it must do nothing but read and change documents and return a value. If it throws, none of its changes is kept.
    /// </summary>
    /// <param name="work">The work, on the store's own thread; it must not block.</param>
    /// <param name="cancellationToken">Takes the work out of the queue; work that has begun runs to its end.</param>
    /// <exception cref="StoreException">Disk full, disk failed or store closed: nothing of the work is durable.</exception>
    public Task<T> WriteAsync<T>(Func<StoreTransaction, T> work, CancellationToken cancellationToken) => AddAsync(work, cancellationToken);

    /// <summary>Runs work that only reads; it sees what is durable, and whatever was queued for writing before it.</summary>
    /// <param name="work">The work, on the store's own thread; it must not block.</param>
    /// <param name="cancellationToken">Takes the work out of the queue.</param>
    public Task<T> ReadAsync<T>(Func<StoreReader, T> work, CancellationToken cancellationToken) => AddAsync(work, cancellationToken);

    /// <summary>Notes durably what has been done about a salvage.</summary>
    public async Task NoteAsync(SalvageReport salvage, CancellationToken cancellationToken)
    {
        var noted = await WriteAsync(
            transaction =>
            {
                // Another may have followed it.
                if (Opening.Salvage?.At != salvage.At)
                    return false;
                transaction.Upsert(Opener.OwnCollection, SalvageDocument.From(salvage));
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        if (noted)
            Opening = Opening with { Salvage = salvage };
    }

    /// <summary>Finishes what is queued, copies the log into the data file and lets go of the directory.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task.ConfigureAwait(false);
        await _quietTimer.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<T> AddAsync<TAccess, T>(Func<TAccess, T> run, CancellationToken cancellationToken) where TAccess : StoreReader
    {
        var work = new Work<TAccess, T>(run, cancellationToken);
        await _queue.AddAsync(work, cancellationToken).ConfigureAwait(false);
        return await work.Task.ConfigureAwait(false);
    }
}

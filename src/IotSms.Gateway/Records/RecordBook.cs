using IotSms.Gateway.Storage;

namespace IotSms.Gateway;

/// <summary>
/// What the floors above keep beside the messages: JSON records under a key, in the same store, with the same promise. A write that
/// has completed is on the medium; what many wait for shares one fsync.
/// </summary>
public sealed class RecordBook
{
    /// <summary>The field that holds the record.</summary>
    internal const string Json = "json";

    private readonly Store _store;

    internal RecordBook(Store store) => _store = store;

    /// <summary>Runs work in a transaction and completes when its changes are durable.</summary>
    /// <param name="work">
    /// The work. It may run more than once: it must do nothing but read and change records and return a value. If it throws, none of
    /// its changes is kept.
    /// </param>
    /// <param name="cancellationToken">Takes the work out of the queue; work that has begun runs to its end.</param>
    /// <exception cref="StoreException">Disk full, disk failed or store closed: nothing of the work is durable.</exception>
    public Task<T> WriteAsync<T>(Func<RecordTransaction, T> work, CancellationToken cancellationToken) =>
        _store.WriteAsync(transaction => work(new RecordTransaction(transaction)), cancellationToken);

    /// <summary>Runs work that only reads; it sees what is durable, and whatever was queued for writing before it.</summary>
    public Task<T> ReadAsync<T>(Func<RecordReader, T> work, CancellationToken cancellationToken) =>
        _store.ReadAsync(reader => work(new RecordReader(reader)), cancellationToken);
}

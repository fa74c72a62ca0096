using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Gateway.Storage.PowerLoss;

/// <summary>Callers at work on a store on a simulated disk, with a ledger of what they were told.</summary>
internal sealed class Workload(string directory, SimulatedDisk disk, Ledger ledger, long logLimit)
{
    public StoreOptions Options { get; } = new(directory)
    {
        Collections = ["things"],
        Indexes = [new StoreIndex("things", "state"), new StoreIndex("things", "pair")],
        LogLimit = logLimit,
        MinimumFreeBytes = 0,
        OpenFile = disk.Open,
    };

    public ValueTask<Store> OpenAsync(CancellationToken cancellationToken) =>
        Store.OpenAsync(Options, TimeProvider.System, NullLogger.Instance, cancellationToken);

    /// <summary>
    /// Callers that insert, update and delete pairs of documents, a pair always in one transaction; one in ten of them fails on purpose.
    /// </summary>
    public async Task RunAsync(Store store, string name, int callers, int changes, CancellationToken cancellationToken) =>
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => CallAsync(store, $"{name}{caller}", changes, cancellationToken)));

    private async Task CallAsync(Store store, string caller, int changes, CancellationToken cancellationToken)
    {
        var random = new Random(caller.Aggregate(17, (hash, c) => hash * 31 + c));
        var versions = new Dictionary<string, int>();
        for (var i = 0; i < changes; i++)
        {
            var pair = $"{caller}-{random.Next(Math.Max(2, changes / 3))}";
            if (random.Next(10) == 0)
            {
                await Assert.ThrowsAsync<DeliberateException>(
                    () => store.WriteAsync<int>(t => Put(t, pair, -1, fail: true), cancellationToken));
                continue;
            }
            var delete = random.Next(4) == 0;
            var version = versions[pair] = versions.GetValueOrDefault(pair) + 1;
            var a = ledger.Ask(pair + "a", delete ? null : version, disk.Instant);
            var b = ledger.Ask(pair + "b", delete ? null : version, disk.Instant);
            await store.WriteAsync(t => delete ? Remove(t, pair) : Put(t, pair, version, fail: false), cancellationToken);
            var now = disk.Instant;
            a(now);
            b(now);
        }
    }

    private static int Put(StoreTransaction transaction, string pair, int version, bool fail)
    {
        transaction.Upsert("things", Ledger.Document(pair + "a", version));
        if (fail)
            throw new DeliberateException();
        transaction.Upsert("things", Ledger.Document(pair + "b", version));
        return 0;
    }

    private static int Remove(StoreTransaction transaction, string pair)
    {
        transaction.Delete("things", pair + "a");
        transaction.Delete("things", pair + "b");
        return 0;
    }
}

/// <summary>What a piece of work throws when it shall fail.</summary>
internal sealed class DeliberateException : Exception;

using LiteDB;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Gateway.Storage.PowerLoss;

/// <summary>A disk that is full or broken: nothing is acknowledged that is not durable, and the store goes on when the disk does.</summary>
public sealed class DiskFailureTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;
    private readonly SimulatedDisk _disk = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_full_disk_fails_all_who_wait_and_the_store_goes_on_when_there_is_room()
    {
        await using (var store = await OpenAsync(_disk))
        {
            await PutAsync(store, "before", 1);
            _disk.Fault = Full;
            var waiting = Enumerable.Range(0, 5).Select(i => PutAsync(store, $"full{i}", 1)).ToList();
            foreach (var refused in waiting)
                Assert.Equal(StoreError.DiskFull, (await Assert.ThrowsAsync<StoreException>(() => refused)).Error);
            Assert.Equal(["before"], await KeysAsync(store));
            Assert.Equal(StoreError.DiskFull, (await Assert.ThrowsAsync<StoreException>(() => PutAsync(store, "before", 2))).Error);
            _disk.Fault = null;
            await PutAsync(store, "after", 1);
            Assert.Equal(["after", "before"], await KeysAsync(store));
        }
        await using (var store = await OpenAsync(_disk))
        {
            Assert.Null(store.Opening.Salvage);
            Assert.Equal(["after", "before"], await KeysAsync(store));
            Assert.Equal(1, await store.ReadAsync(r => r.Find("things", "before")!["v"].AsInt32, _cancel));
        }
    }

    [Fact]
    public async Task The_reserve_is_not_written_into()
    {
        await using var store = await OpenAsync(_disk, Options(_disk) with { MinimumFreeBytes = 1 << 20 });
        await PutAsync(store, "before", 1);
        // A read comes after whatever the writer does when it has answered.
        await KeysAsync(store);
        _disk.FreeBytes = 1 << 19;
        var instant = _disk.Instant;
        var refused = await Assert.ThrowsAsync<StoreException>(() => PutAsync(store, "reserve", 1));
        Assert.Equal(StoreError.DiskFull, refused.Error);
        Assert.Contains("512 KiB free", refused.Message, StringComparison.Ordinal);
        Assert.Equal(instant, _disk.Instant);
        Assert.Equal(["before"], await KeysAsync(store));
        _disk.FreeBytes = 2 << 20;
        await PutAsync(store, "after", 1);
        Assert.Equal(["after", "before"], await KeysAsync(store));
    }

    [Fact]
    public async Task A_full_disk_at_the_first_opening_is_told_and_forgotten()
    {
        _disk.Fault = Full;
        Assert.Equal(StoreError.DiskFull, (await Assert.ThrowsAsync<StoreException>(async () => await OpenAsync(_disk))).Error);
        _disk.Fault = null;
        await using var store = await OpenAsync(_disk);
        await PutAsync(store, "after", 1);
    }

    /// <summary>Each event of a short life fails once, one life an event; then power is lost at some instants of that life.</summary>
    [Theory, InlineData(5), InlineData(28)]
    public async Task Whichever_write_or_flush_fails_nothing_acknowledged_is_lost(int error)
    {
        var random = new Random(error);
        var failures = 0;
        for (var failing = 0; ; failing++)
        {
            var (disk, ledger, events) = (new SimulatedDisk(), new Ledger(), 0);
            disk.Fault = _ => events++ == failing ? new IOException("the disk failed", error) : null;
            var acknowledged = new SortedDictionary<string, int>(StringComparer.Ordinal);
            failures += await LiveAsync(disk, ledger, acknowledged);
            await using (var store = await OpenAsync(disk))
            {
                Assert.Null(store.Opening.Salvage);
                Assert.Equal(acknowledged.Keys, await KeysAsync(store));
                Assert.Equal(acknowledged.Values, (await store.ReadAsync(r => r.All("things"), _cancel)).Select(d => d["v"].AsInt32));
            }
            foreach (var (instant, images) in disk.Lose([random.Next(disk.Instant), disk.Instant], LossModels.Subset, random))
                await CheckAsync(new SimulatedDisk(images), ledger, instant);
            if (events <= failing)
                break;
        }
        Assert.InRange(failures, 20, 1000);
    }

    private static IOException? Full(DiskEvent e) => e is DiskEvent.Write ? new IOException("No space left on device", 28) : null;

    private async Task<int> LiveAsync(SimulatedDisk disk, Ledger ledger, SortedDictionary<string, int> acknowledged)
    {
        var failures = 0;
        Store? store = null;
        while (store is null)
        {
            try
            {
                store = await OpenAsync(disk);
            }
            catch (StoreException)
            {
                failures++;
            }
        }
        await using (store)
        {
            for (var i = 0; i < 12; i++)
            {
                var (key, version) = ($"k{i % 5}", i);
                var acknowledge = ledger.Ask(key, version, disk.Instant);
                try
                {
                    await PutAsync(store, key, version);
                    acknowledge(disk.Instant);
                    acknowledged[key] = version;
                }
                catch (StoreException e) when (e.Error is StoreError.Io or StoreError.DiskFull)
                {
                    failures++;
                }
            }
            Assert.Equal(acknowledged.Keys, await KeysAsync(store));
        }
        return failures;
    }

    private async Task CheckAsync(SimulatedDisk disk, Ledger ledger, int instant)
    {
        await using var store = await OpenAsync(disk);
        var found = (await store.ReadAsync(r => r.All("things"), _cancel)).ToDictionary(d => d["_id"].AsString);
        Assert.Null(store.Opening.Salvage);
        Assert.Null(ledger.Contradiction(found, instant));
    }

    private StoreOptions Options(SimulatedDisk disk) => new(_directory.Path)
    {
        Collections = ["things"],
        Indexes = [new StoreIndex("things", "state")],
        MinimumFreeBytes = 0,
        LogLimit = 100_000,
        OpenFile = disk.Open,
    };

    private ValueTask<Store> OpenAsync(SimulatedDisk disk, StoreOptions? options = null) =>
        Store.OpenAsync(options ?? Options(disk), TimeProvider.System, NullLogger.Instance, _cancel);

    private Task<int> PutAsync(Store store, string key, int version) => store.WriteAsync(
        t =>
        {
            t.Upsert("things", Ledger.Document(key, version));
            return 0;
        },
        _cancel);

    private async Task<IEnumerable<string>> KeysAsync(Store store) =>
        (await store.ReadAsync(r => r.All("things"), _cancel)).Select(d => d["_id"].AsString);
}

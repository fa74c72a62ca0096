using LiteDB;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Gateway.Storage.PowerLoss;

/// <summary>
/// The store's promise, on a simulated disk: after a power loss at any instant it opens, it is sound, and every acknowledged document is
/// there with its content. Both documents of a pair are always of one version: a commit is whole or not there.
/// </summary>
public sealed class PowerLossTests : IDisposable
{
    private const int StatesOfEach = 63;
    private readonly TemporaryDirectory _directory = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    public static TheoryData<string> Models => [nameof(LossModels.Drop), nameof(LossModels.Prefix), nameof(LossModels.Subset)];

    public void Dispose() => _directory.Dispose();

    [Theory, MemberData(nameof(Models))]
    public async Task One_caller_with_a_log_that_is_never_copied(string model) =>
        await SurviveAsync(model, 11, 16 << 20, (work, store) => work.RunAsync(store, "one", 1, 60, _cancel));

    [Theory, MemberData(nameof(Models))]
    public async Task One_caller_with_a_log_that_is_copied_every_few_commits(string model) =>
        await SurviveAsync(model, 12, 200_000, (work, store) => work.RunAsync(store, "two", 1, 60, _cancel));

    [Theory, MemberData(nameof(Models))]
    public async Task Many_callers_that_share_commits(string model) =>
        await SurviveAsync(model, 13, 400_000, (work, store) => work.RunAsync(store, "many", 12, 12, _cancel));

    [Theory, MemberData(nameof(Models))]
    public async Task A_log_that_is_copied_after_every_commit(string model) =>
        await SurviveAsync(model, 14, 1, (work, store) => work.RunAsync(store, "each", 2, 20, _cancel));

    [Theory, MemberData(nameof(Models))]
    public async Task A_store_that_is_closed_and_opened_all_the_time(string model)
    {
        var (disk, ledger) = (new SimulatedDisk(), new Ledger());
        for (var life = 0; life < 6; life++)
        {
            var work = new Workload(_directory.Path, disk, ledger, 300_000);
            await using var store = await work.OpenAsync(_cancel);
            await work.RunAsync(store, $"life{life}-", 2, 5, _cancel);
        }
        await CheckAsync(disk, ledger, model, new Random(15));
    }

    [Theory, MemberData(nameof(Models))]
    public async Task A_second_loss_soon_after_the_first(string model)
    {
        var random = new Random(16);
        var (first, ledger) = (new SimulatedDisk(), new Ledger());
        var work = new Workload(_directory.Path, first, ledger, 150_000);
        await using (var store = await work.OpenAsync(_cancel))
            await work.RunAsync(store, "first", 2, 30, _cancel);
        foreach (var (instant, images) in first.Lose(Instants(first, 7, random), Model(model), random).ToList())
        {
            var second = new SimulatedDisk(images);
            Dictionary<string, BsonDocument> found = [];
            var again = new Workload(_directory.Path, second, new Ledger(), 150_000);
            await using (var store = await OpenAsync(again, found))
                Assert.Null(ledger.Contradiction(found, instant));
            // The same disk lives on: its history begins with what the loss left.
            second = new SimulatedDisk(images);
            var later = ledger.From(found);
            again = new Workload(_directory.Path, second, later, 150_000);
            await using (var store = await again.OpenAsync(_cancel))
                await again.RunAsync(store, "second", 2, 6, _cancel);
            await CheckAsync(second, later, model, random, StatesOfEach / 7);
        }
    }

    [Fact]
    public async Task A_disk_that_lies_about_flushes_is_found_out_by_this_test()
    {
        var (disk, ledger) = (new SimulatedDisk { Lies = true }, new Ledger());
        var work = new Workload(_directory.Path, disk, ledger, 16 << 20);
        await using (var store = await work.OpenAsync(_cancel))
            await work.RunAsync(store, "lied", 1, 10, _cancel);
        var (_, images) = disk.Lose([disk.Instant], LossModels.Drop, new Random(1)).Single();
        Dictionary<string, BsonDocument> found = [];
        await using (await OpenAsync(new Workload(_directory.Path, new SimulatedDisk(images), ledger, 16 << 20), found))
            Assert.NotNull(ledger.Contradiction(found, disk.Instant));
    }

    private static LossModel Model(string name) => name switch
    {
        nameof(LossModels.Drop) => LossModels.Drop,
        nameof(LossModels.Prefix) => LossModels.Prefix,
        _ => LossModels.Subset,
    };

    private static List<int> Instants(SimulatedDisk disk, int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(disk.Instant + 1)).Order()];

    private async Task SurviveAsync(string model, int seed, long logLimit, Func<Workload, Store, Task> run)
    {
        var (disk, ledger) = (new SimulatedDisk(), new Ledger());
        var work = new Workload(_directory.Path, disk, ledger, logLimit);
        await using (var store = await work.OpenAsync(_cancel))
            await run(work, store);
        await CheckAsync(disk, ledger, model, new Random(seed));
    }

    private async Task CheckAsync(SimulatedDisk disk, Ledger ledger, string model, Random random, int states = StatesOfEach)
    {
        var number = 0;
        var acknowledged = 0;
        foreach (var (instant, images) in disk.Lose(Instants(disk, states, random), Model(model), random))
        {
            var where = $"{model}, power lost at {instant} of {disk.Instant}";
            Dictionary<string, BsonDocument> found = [];
            var left = new SimulatedDisk(images);
            var work = new Workload(_directory.Path, left, new Ledger(), 1 << 20);
            await using (var store = await OpenAsync(work, found))
            {
                Assert.True(ledger.Contradiction(found, instant) is null, $"{where}: {ledger.Contradiction(found, instant)}");
                Assert.Null(store.Opening.Salvage);
                Assert.All(
                    found.Values.GroupBy(d => d["pair"].AsString),
                    pair => Assert.Single(pair.Select(d => d["v"].AsInt32).Distinct()));
                if (number++ % 8 == 0)
                    await store.WriteAsync(t => t.TryInsert("things", Ledger.Document("afterwards", 1)), _cancel);
            }
            acknowledged += ledger.AcknowledgedBy(instant);
            if (number % 8 == 1)
            {
                Dictionary<string, BsonDocument> again = [];
                await using (await OpenAsync(work, again))
                {
                    Assert.True(
                        again.Remove("afterwards") && again.Keys.Order().SequenceEqual(found.Keys.Order()),
                        $"{where}: another content after a clean end");
                }
            }
        }
        Assert.Equal(states, number);
        Assert.True(acknowledged > 0, "A history in which nothing was acknowledged shows nothing.");
    }

    private ValueTask<Store> OpenAsync(Workload work, Dictionary<string, BsonDocument> found) =>
        Store.OpenAsync(
            work.Options with
            {
                BeginPass = () => (collection, document) =>
                    Assert.True(collection != "things" || found.TryAdd(document["_id"].AsString, document)),
            },
            TimeProvider.System, NullLogger.Instance, _cancel);
}

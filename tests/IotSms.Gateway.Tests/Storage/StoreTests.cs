using System.Diagnostics;
using System.Runtime.Versioning;
using LiteDB;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Gateway.Storage;

public sealed class StoreTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    private StoreOptions Options => new(_directory.Path)
    {
        Collections = ["outbox"],
        Indexes = [new StoreIndex("outbox", "state"), new StoreIndex("outbox", "key", Unique: true)],
        MinimumFreeBytes = 0,
    };

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_a_clean_end()
    {
        await using (var store = await OpenAsync())
        {
            Assert.True(store.Opening.Created);
            Assert.True(await store.WriteAsync(t => t.TryInsert("outbox", Document("a", "queued")), _cancel));
            Assert.False(await store.WriteAsync(t => t.TryInsert("outbox", Document("a", "other")), _cancel));
        }
        await using (var store = await OpenAsync())
        {
            Assert.False(store.Opening.Created);
            Assert.Equal(0, store.Opening.LogFramesReplayed);
            Assert.Null(store.Opening.Salvage);
            Assert.Equal("queued", await store.ReadAsync(r => r.Find("outbox", "a")!["state"].AsString, _cancel));
        }
    }

    [Fact]
    public async Task Documents_are_found_by_field_and_range_and_removed_below_a_value()
    {
        await using var store = await OpenAsync();
        var noon = new DateTime(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);
        await store.WriteAsync(
            t =>
            {
                for (var i = 0; i < 20; i++)
                {
                    t.Insert("outbox", new BsonDocument
                    {
                        ["_id"] = $"m{i:00}", ["key"] = i, ["state"] = i % 2 == 0 ? "sent" : "queued", ["at"] = noon.AddMinutes(i),
                    });
                }
                t.Insert("outbox", new BsonDocument { ["_id"] = "undated", ["key"] = 99, ["state"] = "sent" });
                return 0;
            },
            _cancel);

        Assert.Equal(11, (await store.ReadAsync(r => r.FindBy("outbox", "state", "sent"), _cancel)).Count);
        Assert.Equal(["m05", "m06", "m07"], await IdsAsync(store, r => r.FindRange("outbox", "key", 5, 20, limit: 3)));
        Assert.Equal(DateTimeKind.Utc, await store.ReadAsync(r => r.Find("outbox", "m03")!["at"].AsDateTime.Kind, _cancel));
        Assert.Equal(4, await store.WriteAsync(t => t.DeleteBelow("outbox", "at", noon.AddMinutes(10), 4), _cancel));
        Assert.Equal(6, await store.WriteAsync(t => t.DeleteBelow("outbox", "at", noon.AddMinutes(10), 40), _cancel));
        Assert.Equal(0, await store.WriteAsync(t => t.DeleteBelow("outbox", "at", noon.AddMinutes(10), 40), _cancel));
        Assert.Equal(11, await store.ReadAsync(r => r.Count("outbox"), _cancel));
        Assert.False(await store.WriteAsync(t => t.Update("outbox", Document("gone", "sent")), _cancel));
        Assert.False(await store.WriteAsync(t => t.Delete("outbox", "gone"), _cancel));
    }

    [Fact]
    public async Task Values_with_quotes_and_braces_are_values()
    {
        await using var store = await OpenAsync();
        const string odd = "a\" OR 1=1 { $ } @0 '";
        await store.WriteAsync(t => t.TryInsert("outbox", Document(odd, odd)), _cancel);
        Assert.Equal(odd, await store.ReadAsync(r => r.FindBy("outbox", "state", odd).Single()["_id"].AsString, _cancel));
        Assert.NotNull(await store.ReadAsync(r => r.Find("outbox", odd), _cancel));
        Assert.Null(await store.ReadAsync(r => r.Find("outbox", odd.ToUpperInvariant()), _cancel));
    }

    [Fact]
    public async Task Many_who_wait_share_one_fsync()
    {
        await using var store = await OpenAsync();
        var before = store.Counters;
        var release = await HoldAsync(store);
        var writes = Enumerable.Range(0, 100)
            .Select(i => store.WriteAsync(t => t.TryInsert("outbox", Document($"m{i}", "queued")), _cancel))
            .ToList();
        await release();
        Assert.All(await Task.WhenAll(writes), Assert.True);
        var after = store.Counters;
        Assert.Equal(100, after.Writes - before.Writes);
        Assert.Equal(100, after.Rows - before.Rows);
        Assert.Equal(1, after.Commits - before.Commits);
        Assert.Equal(1, after.Fsyncs - before.Fsyncs);
    }

    [Fact]
    public async Task Work_that_changes_nothing_costs_no_fsync()
    {
        await using var store = await OpenAsync();
        var before = store.Counters;
        Assert.False(await store.WriteAsync(t => t.Delete("outbox", "nobody"), _cancel));
        Assert.Equal(before, store.Counters);
    }

    [Fact]
    public async Task Work_that_fails_takes_only_itself_back()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync(t => t.TryInsert("outbox", Document("before", "queued")), _cancel);
        var release = await HoldAsync(store);
        var good = Enumerable.Range(0, 4)
            .Select(i => store.WriteAsync(t => t.TryInsert("outbox", Document($"good{i}", "queued")), _cancel))
            .ToList();
        var thrown = store.WriteAsync<int>(
            t =>
            {
                t.Insert("outbox", Document("half", "queued"));
                t.Delete("outbox", "before");
                t.Update("outbox", Document("good0", "spoilt"));
                throw new InvalidDataException("on purpose");
            },
            _cancel);
        var duplicate = store.WriteAsync(
            t =>
            {
                t.Insert("outbox", Document("other", "queued"));
                t.Insert("outbox", new BsonDocument { ["_id"] = "another", ["key"] = "key of before", ["state"] = "queued" });
                return 0;
            },
            _cancel);
        var swallowed = store.WriteAsync(
            t =>
            {
                Assert.Throws<LiteException>(() => t.Insert("outbox", Document("before", "twice")));
                Assert.Throws<InvalidOperationException>(() => t.Insert("outbox", Document("after a failure", "queued")));
                return 0;
            },
            _cancel);
        var last = store.WriteAsync(t => t.TryInsert("outbox", Document("last", "queued")), _cancel);
        await release();

        Assert.All(await Task.WhenAll(good), Assert.True);
        Assert.True(await last);
        await Assert.ThrowsAsync<InvalidDataException>(() => thrown);
        Assert.Equal(LiteException.INDEX_DUPLICATE_KEY, (await Assert.ThrowsAsync<LiteException>(() => duplicate)).ErrorCode);
        await Assert.ThrowsAsync<LiteException>(() => swallowed);
        Assert.Equal(["before", "good0", "good1", "good2", "good3", "last"], await IdsAsync(store, r => r.All("outbox")));
        Assert.All(await store.ReadAsync(r => r.All("outbox"), _cancel), d => Assert.Equal("queued", d["state"].AsString));
    }

    [Fact]
    public async Task What_outlives_its_work_is_refused()
    {
        await using var store = await OpenAsync();
        var kept = await store.ReadAsync(r => r, _cancel);
        Assert.Throws<ObjectDisposedException>(() => kept.All("outbox"));
    }

    [Fact]
    public async Task Work_cancelled_in_the_queue_is_never_run()
    {
        await using var store = await OpenAsync();
        using var cancelled = new CancellationTokenSource();
        var release = await HoldAsync(store);
        var never = store.WriteAsync(t => t.TryInsert("outbox", Document("never", "queued")), cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => never);
        await release();
        Assert.Null(await store.ReadAsync(r => r.Find("outbox", "never"), _cancel));
    }

    [Fact]
    public async Task Callers_wait_at_the_door_of_a_full_queue()
    {
        await using var store = await OpenAsync(Options with { QueueLength = 2, GroupLength = 1 });
        var writes = Enumerable.Range(0, 20)
            .Select(i => store.WriteAsync(t => t.TryInsert("outbox", Document($"m{i}", "queued")), _cancel));
        Assert.All(await Task.WhenAll(writes), Assert.True);
        Assert.Equal(20, store.Counters.Commits);
    }

    [Fact]
    public async Task What_is_queued_when_the_store_closes_is_still_done_and_nothing_after()
    {
        var store = await OpenAsync();
        var queued = Enumerable.Range(0, 10)
            .Select(i => store.WriteAsync(t => t.TryInsert("outbox", Document($"m{i}", "queued")), _cancel))
            .ToList();
        await store.DisposeAsync();
        Assert.All(await Task.WhenAll(queued), Assert.True);
        var refused = await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync(r => r.Count("outbox"), _cancel));
        Assert.Equal(StoreError.Closed, refused.Error);
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_log_half_full_is_copied_when_it_is_quiet_and_a_full_one_at_once()
    {
        var time = new FakeTimeProvider();
        await using var store = await Store.OpenAsync(Options with { LogLimit = 600_000 }, time, NullLogger.Instance, _cancel);
        var written = 0;
        Task<bool> WriteAsync() => store.WriteAsync(t => t.TryInsert("outbox", Document($"m{written++}", "queued")), _cancel);
        await WriteAsync();
        time.Advance(Options.QuietAfter);
        Assert.Equal(0, await CheckpointsAsync());
        while (store.Counters.LogBytes < 400_000)
            await WriteAsync();
        Assert.Equal(0, await CheckpointsAsync());
        time.Advance(Options.QuietAfter);
        Assert.Equal(1, await CheckpointsAsync());
        while (store.Counters.LogBytes < 1_200_000)
            await WriteAsync();
        Assert.Equal(2, await CheckpointsAsync());
        Assert.Equal(written, await store.ReadAsync(r => r.Count("outbox"), _cancel));

        // A checkpoint comes after the reads of its round, so the second read has seen it.
        async Task<long> CheckpointsAsync()
        {
            await store.ReadAsync(_ => 0, _cancel);
            await store.ReadAsync(_ => 0, _cancel);
            return store.Counters.Checkpoints;
        }
    }

    [Fact]
    public async Task The_log_file_stays_bounded_and_keeps_its_blocks()
    {
        await using var store = await OpenAsync(Options with { LogLimit = 200_000 });
        for (var i = 0; i < 60; i++)
        {
            await store.WriteAsync(t => t.TryInsert("outbox", Document($"m{i}", "queued")), _cancel);
            await store.WriteAsync(t => t.Delete("outbox", $"m{i - 5}"), _cancel);
        }
        Assert.True(store.Counters.Checkpoints > 5);
        Assert.InRange(new FileInfo(_directory["messages-log.db"]).Length, 200_000, 400_000);
        Assert.InRange(new FileInfo(_directory["messages.db"]).Length, 0, 200_000);
    }

    [Fact]
    public async Task A_second_store_on_the_same_directory_is_refused_with_the_holder()
    {
        await using var store = await OpenAsync();
        var refused = await Assert.ThrowsAsync<StoreException>(async () => await OpenAsync());
        Assert.Equal(StoreError.InUse, refused.Error);
        Assert.Contains(_directory.Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.True(await store.WriteAsync(t => t.TryInsert("outbox", Document("a", "queued")), _cancel));
    }

    [Fact]
    public async Task A_directory_that_another_process_holds_is_free_again_when_that_is_gone()
    {
        var start = new ProcessStartInfo("flock", [_directory["iotsms.lock"], "sh", "-c", "echo held; cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var holder = Process.Start(start)!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(_cancel));
        var refused = await Assert.ThrowsAsync<StoreException>(async () => await OpenAsync());
        Assert.Equal(StoreError.InUse, refused.Error);
        holder.StandardInput.Close();
        await holder.WaitForExitAsync(_cancel);
        await (await OpenAsync()).DisposeAsync();
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Files_are_for_their_owner_only()
    {
        var nested = Options with { DataDirectory = _directory["data"] };
        await using var store = await OpenAsync(nested);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(nested.DataDirectory));
        var files = Directory.GetFiles(nested.DataDirectory);
        Assert.Equal(4, files.Length);
        foreach (var file in files)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await (await OpenAsync(Options with { SchemaVersion = 2 })).DisposeAsync();
        var before = await File.ReadAllBytesAsync(_directory["messages.db"], _cancel);
        var refused = await Assert.ThrowsAsync<StoreException>(async () => await OpenAsync());
        Assert.Equal(StoreError.NewerSchema, refused.Error);
        Assert.Contains("schema 2", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_directory["messages.db"], _cancel));
        await (await OpenAsync(Options with { SchemaVersion = 3 })).DisposeAsync();
    }

    [Fact]
    public async Task The_opening_pass_hands_over_every_document_once()
    {
        await using (var store = await OpenAsync())
        {
            await Task.WhenAll(Enumerable.Range(0, 300)
                .Select(i => store.WriteAsync(t => t.TryInsert("outbox", Document($"m{i:000}", "queued")), _cancel)));
        }
        var passes = new List<List<string>>();
        await using (await OpenAsync(Options with { BeginPass = Begin }))
            Assert.Equal(Enumerable.Range(0, 300).Select(i => $"m{i:000}"), Assert.Single(passes));

        Action<string, BsonDocument> Begin()
        {
            var pass = new List<string>();
            passes.Add(pass);
            return (collection, document) =>
            {
                if (collection == "outbox")
                    pass.Add(document["_id"].AsString);
            };
        }
    }

    private static BsonDocument Document(string id, string state) => new() { ["_id"] = id, ["state"] = state, ["key"] = $"key of {id}" };

    private ValueTask<Store> OpenAsync(StoreOptions? options = null) =>
        Store.OpenAsync(options ?? Options, TimeProvider.System, NullLogger.Instance, _cancel);

    /// <summary>Keeps the writer busy, so that what is asked for next waits together, until the returned function is called.</summary>
    private async Task<Func<Task>> HoldAsync(Store store)
    {
        var begun = new TaskCompletionSource();
        var gate = new ManualResetEventSlim();
        var held = store.ReadAsync(
            _ =>
            {
                begun.SetResult();
                return gate.Wait(TimeSpan.FromSeconds(30), _cancel);
            },
            _cancel);
        await begun.Task.WaitAsync(_cancel);
        return async () =>
        {
            gate.Set();
            Assert.True(await held);
        };
    }

    private async Task<IEnumerable<string>> IdsAsync(Store store, Func<StoreReader, IReadOnlyList<BsonDocument>> read) =>
        (await store.ReadAsync(read, _cancel)).Select(d => d["_id"].AsString);
}

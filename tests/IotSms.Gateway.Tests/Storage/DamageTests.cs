using IotSms.Gateway.Storage.PowerLoss;
using LiteDB;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Gateway.Storage;

/// <summary>
/// Files that somebody or something has damaged: the store opens, keeps what can be read, and never loses a document silently.
/// </summary>
public sealed class DamageTests : IDisposable
{
    private const int Documents = 120, PageSize = 8192;
    private readonly TemporaryDirectory _directory = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    private StoreOptions Options => new(_directory.Path)
    {
        Collections = ["inbox", "things"],
        Indexes = [new StoreIndex("things", "state"), new StoreIndex("things", "pair")],
        MinimumFreeBytes = 0,
    };

    private string Data => _directory["messages.db"];

    private string Log => _directory["messages-log.db"];

    private string Mark => _directory["messages-mark.db"];

    public void Dispose() => _directory.Dispose();

    [Theory, InlineData("flip"), InlineData("zero"), InlineData("garbage"), InlineData("truncate")]
    public async Task A_data_file_damaged_anywhere_opens_and_owns_up_to_what_is_lost(string kind)
    {
        var whole = await MakeAsync();
        var random = new Random(kind.Length);
        var salvages = 0;
        for (var round = 0; round < 16; round++)
        {
            Restore(whole with { Data = Damage(whole.Data, kind, random) });
            if (await OpenAndCompareAsync($"{kind} {round}") is not null)
                salvages++;
        }
        Assert.True(salvages > 0, "No damage was ever noticed.");
    }

    [Theory, InlineData("flip"), InlineData("zero"), InlineData("garbage"), InlineData("truncate")]
    public async Task A_log_damaged_anywhere_opens_and_owns_up_to_what_is_lost(string kind)
    {
        var whole = await MakeAsync(leaveLog: true);
        var random = new Random(kind.Length);
        for (var round = 0; round < 10; round++)
        {
            Restore(whole with { Log = Damage(whole.Log, kind, random) });
            await OpenAndCompareAsync($"{kind} {round}");
        }
    }

    [Fact]
    public async Task A_damaged_commit_with_others_behind_it_is_reported()
    {
        var whole = await MakeAsync(leaveLog: true);
        var log = whole.Log.ToArray();
        log[log.Length / 2] ^= 0x10;
        Restore(whole with { Log = log });
        var salvage = await OpenAndCompareAsync("a commit in the middle");
        Assert.Equal((1, 1, true, true), (salvage!.LostCommits, salvage.LostChanges, salvage.MayBeOld, salvage.IsCounted));
        Assert.True(File.Exists(salvage.DamagedFile));
    }

    [Fact]
    public async Task A_log_that_lost_its_end_is_found_out_by_the_mark_beside_it()
    {
        var whole = await MakeAsync(leaveLog: true);
        Restore(whole with { Log = whole.Log[..(whole.Log.Length / 2)] });
        var salvage = await OpenAndCompareAsync("the end of the log");
        Assert.InRange(salvage!.LostChanges, Documents / 4, Documents * 3 / 4);
        Restore(whole with { Log = [] });
        salvage = await OpenAndCompareAsync("the log");
        Assert.Equal((Documents, Documents), (salvage!.LostCommits, salvage.AtMost));
    }

    [Theory, InlineData(0), InlineData(1000)]
    public async Task A_mark_that_is_damaged_or_behind_makes_no_damage(int at)
    {
        var whole = await MakeAsync(leaveLog: true);
        var mark = whole.Mark.ToArray();
        if (at < mark.Length)
            mark[at] ^= 1;
        Restore(whole with { Mark = at < mark.Length ? mark : [] });
        Assert.Null(await OpenAndCompareAsync("mark"));
    }

    [Fact]
    public async Task A_page_that_lost_its_beginning_or_a_bit_loses_no_document_that_is_whole()
    {
        var whole = await MakeAsync();
        for (var page = 0; page < whole.Data.Length; page += PageSize)
            whole.Data[page + 14] ^= 4;
        Restore(whole);
        var salvage = await OpenAndCompareAsync("every page");
        Assert.Equal((Documents, 0), (salvage!.Kept, salvage.AtMost));
    }

    [Fact]
    public async Task A_page_damaged_while_it_is_in_use_is_noticed_when_it_is_read()
    {
        var whole = await MakeAsync();
        Restore(whole);
        await using var store = await OpenAsync();
        Assert.Null(store.Opening.Salvage);
        for (var page = PageSize; page < whole.Data.Length; page += PageSize)
            whole.Data[page + 100] ^= 4;
        File.WriteAllBytes(Data, whole.Data);
        var found = await store.ReadAsync(r => r.All("things"), _cancel);
        Assert.NotNull(store.Opening.Salvage);
        Assert.InRange(Documents - found.Count, 0, store.Opening.Salvage.AtMost);
        Assert.True(await store.WriteAsync(t => t.TryInsert("inbox", Ledger.Document("a", 1)), _cancel));
    }

    [Fact]
    public async Task A_lost_header_page_loses_no_document_and_no_name()
    {
        var whole = await MakeAsync();
        whole.Data.AsSpan(0, PageSize).Clear();
        Restore(whole);
        var salvage = await OpenAndCompareAsync("header");
        Assert.Equal((Documents, 0), (salvage!.Kept, salvage.Lost));
    }

    [Fact]
    public async Task A_data_file_that_is_gone_is_noticed_by_its_log()
    {
        var whole = await MakeAsync(leaveLog: true);
        Restore(whole with { Data = [] });
        await using var store = await OpenAsync();
        Assert.NotNull(store.Opening.Salvage);
        Assert.Equal(Documents, await store.ReadAsync(r => r.Count("things"), _cancel));
    }

    [Fact]
    public async Task Files_that_are_something_else_are_set_aside()
    {
        await File.WriteAllTextAsync(Data, string.Concat(Enumerable.Repeat("This is a letter, not a database. ", 1000)), _cancel);
        await File.WriteAllTextAsync(Log, "Nor is this.", _cancel);
        await using var store = await OpenAsync();
        Assert.StartsWith(
            "This is a letter", await File.ReadAllTextAsync(store.Opening.Salvage!.DamagedFile, _cancel), StringComparison.Ordinal);
        Assert.True(await store.WriteAsync(t => t.TryInsert("things", Ledger.Document("a", 1)), _cancel));
    }

    [Fact]
    public async Task A_swap_that_was_cut_short_is_finished_and_a_salvage_that_was_is_begun_again()
    {
        var whole = await MakeAsync();
        // The damaged file was moved away, the salvaged one has not taken its place yet, and the old log is still there.
        File.Delete(Data);
        await File.WriteAllBytesAsync(_directory["messages.salvaged.db"], whole.Data, _cancel);
        await File.WriteAllTextAsync(Log, "the log of the damaged file", _cancel);
        Assert.Null(await OpenAndCompareAsync("swap"));
        Assert.Single(Directory.GetFiles(_directory.Path, "messages.damaged-*-log.db"));
        // The salvage did not end: the damaged file is still in place.
        await File.WriteAllTextAsync(_directory["messages.salvaged.db"], "half of it", _cancel);
        Assert.Null(await OpenAndCompareAsync("salvage"));
        Assert.False(File.Exists(_directory["messages.salvaged.db"]));
    }

    [Fact]
    public async Task Damage_that_only_writing_meets_is_repaired_in_use()
    {
        var whole = await MakeAsync();
        // The list a data page hangs in by its free space (byte 13 of the page): reading documents does not need it.
        for (var page = 0; page < whole.Data.Length; page += PageSize)
            if (whole.Data[page + 4] == 4 && whole.Data[page + 13] != byte.MaxValue)
            {
                whole.Data[page + 13] ^= 1;
                // Without a checksum, as LiteDB itself writes it.
                whole.Data.AsSpan(page + 14, 4).Fill(byte.MaxValue);
            }
        Restore(whole);
        await using (var store = await OpenAsync())
        {
            Assert.Null(store.Opening.Salvage);
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
                store.WriteAsync(t => t.TryInsert("things", Ledger.Document($"later{i}", 1)), _cancel)));
            Assert.Equal(Documents + 20, await store.ReadAsync(r => r.Count("things"), _cancel));
        }
        Assert.Single(
            Directory.GetFiles(_directory.Path, "messages.damaged-*.db"), path => !path.EndsWith("-log.db", StringComparison.Ordinal));
        await using (var store = await OpenAsync())
            Assert.Equal(Documents + 20, await store.ReadAsync(r => r.Count("things"), _cancel));
    }

    private static byte[] Damage(byte[] whole, string kind, Random random)
    {
        var damaged = whole.ToArray();
        var at = random.Next(damaged.Length);
        switch (kind)
        {
            case "flip":
                damaged[at] ^= (byte)(1 << random.Next(8));
                return damaged;
            case "zero":
                damaged.AsSpan(at / 4096 * 4096, Math.Min(4096, damaged.Length - at / 4096 * 4096)).Clear();
                return damaged;
            case "garbage":
                random.NextBytes(damaged.AsSpan(at, Math.Min(700, damaged.Length - at)));
                return damaged;
            default:
                return damaged[..at];
        }
    }

    /// <summary>A data file with all documents, or one with none and a log with a commit for each.</summary>
    private async Task<Files> MakeAsync(bool leaveLog = false)
    {
        var options = Options with { LogLimit = 64 << 20 };
        await using (await Store.OpenAsync(options, TimeProvider.System, NullLogger.Instance, _cancel))
        {
        }
        await using (var store = await Store.OpenAsync(options, TimeProvider.System, NullLogger.Instance, _cancel))
        {
            foreach (var i in Enumerable.Range(0, Documents))
            {
                var write = store.WriteAsync(t => t.TryInsert("things", Ledger.Document($"thing{i:000}x", i)), _cancel);
                if (leaveLog || i == Documents - 1)
                    await write;
            }
            if (leaveLog)
                return Read();
        }
        return Read();
    }

    private Files Read() => new(File.ReadAllBytes(Data), File.ReadAllBytes(Log), File.ReadAllBytes(Mark));

    private void Restore(Files files)
    {
        foreach (var file in Directory.GetFiles(_directory.Path))
            File.Delete(file);
        File.WriteAllBytes(Data, files.Data);
        File.WriteAllBytes(Log, files.Log);
        File.WriteAllBytes(Mark, files.Mark);
    }

    private ValueTask<Store> OpenAsync() => Store.OpenAsync(Options, TimeProvider.System, NullLogger.Instance, _cancel);

    private async Task<SalvageReport?> OpenAndCompareAsync(string what)
    {
        await using var store = await OpenAsync();
        var salvage = store.Opening.Salvage;
        var found = await store.ReadAsync(r => r.All("things"), _cancel);
        Assert.True(
            Documents - found.Count <= (salvage?.AtMost ?? 0),
            $"{what}: {Documents - found.Count} lost, and {salvage?.AtMost} owned up to");
        Assert.True(salvage is null || File.Exists(salvage.DamagedFile));
        Assert.True(salvage is null || salvage.Kept >= found.Count, $"{what}: {salvage?.Kept} kept");
        Assert.All(found, d => Assert.Equal(Ledger.Document(d["_id"].AsString, d["v"].AsInt32), d));
        // And it is of use.
        Assert.True(await store.WriteAsync(t => t.TryInsert("inbox", Ledger.Document(what, 1)), _cancel));
        Assert.NotNull(await store.ReadAsync(r => r.Find("inbox", what), _cancel));
        return salvage;
    }

    private sealed record Files(byte[] Data, byte[] Log, byte[] Mark);
}

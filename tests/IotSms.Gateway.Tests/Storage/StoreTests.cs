using LiteDB;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Gateway.Storage;

public sealed class StoreTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private StoreOptions Options => new(_directory.Path)
    {
        Collections = ["outbox"],
        Indexes = [new StoreIndex("outbox", "state")],
        MinimumFreeBytes = 0,
    };

    public void Dispose() => _directory.Dispose();

    private ValueTask<Store> OpenAsync(StoreOptions? options = null) =>
        Store.OpenAsync(options ?? Options, TimeProvider.System, NullLogger.Instance, TestContext.Current.CancellationToken);

    [Fact]
    public async Task What_was_written_is_there_after_a_clean_end()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using (var store = await OpenAsync())
        {
            Assert.True(store.Opening.Created);
            Assert.True(await store.WriteAsync(t => t.TryInsert("outbox", new BsonDocument { ["_id"] = "a", ["state"] = "queued" }), cancel));
            Assert.False(await store.WriteAsync(t => t.TryInsert("outbox", new BsonDocument { ["_id"] = "a", ["state"] = "other" }), cancel));
        }
        await using (var store = await OpenAsync())
        {
            Assert.Equal(0, store.Opening.LogFramesReplayed);
            Assert.Null(store.Opening.Salvage);
            Assert.Equal("queued", await store.ReadAsync(r => r.Find("outbox", "a")!["state"].AsString, cancel));
            Assert.Single(await store.ReadAsync(r => r.FindBy("outbox", "state", "queued"), cancel));
        }
    }
}

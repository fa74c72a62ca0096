using IotSms.Gateway.Storage;
using LiteDB;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace IotSms.Gateway;

/// <summary>Reads and changes records, for the length of one piece of work; all of its changes become durable, or none.</summary>
public sealed class RecordTransaction : RecordReader
{
    private readonly StoreTransaction _store;

    internal RecordTransaction(StoreTransaction store) : base(store) => _store = store;

    /// <summary>Replaces the record with this key, or adds it.</summary>
    public void Put<T>(RecordKind<T> kind, string key, T record) where T : class
    {
        ArgumentNullException.ThrowIfNull(kind);
        _store.Upsert(kind.Name, new BsonDocument
        {
            ["_id"] = key,
            [RecordBook.Json] = JsonSerializer.Serialize(record, kind.Type),
        });
    }

    /// <summary>Removes the record with this key; returns whether it was there.</summary>
    public bool Delete<T>(RecordKind<T> kind, string key) where T : class
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _store.Delete(kind.Name, key);
    }
}

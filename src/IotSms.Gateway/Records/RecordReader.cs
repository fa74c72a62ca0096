using System.Text.Json;
using IotSms.Gateway.Storage;

namespace IotSms.Gateway;

/// <summary>Reads records, for the length of one piece of work.</summary>
public class RecordReader
{
    private readonly StoreReader _store;

    internal RecordReader(StoreReader store) => _store = store;

    /// <summary>The record with this key, or null.</summary>
    public T? Find<T>(RecordKind<T> kind, string key) where T : class
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _store.Find(kind.Name, key) is { } document
            ? JsonSerializer.Deserialize(document[RecordBook.Json].AsString, kind.Type)
            : null;
    }

    /// <summary>All records of a kind, in the order of their keys.</summary>
    public IReadOnlyList<(string Key, T Record)> All<T>(RecordKind<T> kind) where T : class
    {
        ArgumentNullException.ThrowIfNull(kind);
        return [.. _store.All(kind.Name).Select(document =>
            (document["_id"].AsString, JsonSerializer.Deserialize(document[RecordBook.Json].AsString, kind.Type)!))];
    }
}

using IotSms.Gateway;

namespace IotSms.Telecontrol.Alarms;

/// <summary>What has changed in memory and is to be written, record by record: the newest of each, all in one commit.</summary>
internal sealed class AlarmChanges
{
    private readonly Dictionary<(string Kind, string Key), Action<RecordTransaction>> _writes = [];

    /// <summary>A record is there, or is another.</summary>
    public void Put<T>(RecordKind<T> kind, string key, T record) where T : class =>
        _writes[(kind.Name, key)] = records => records.Put(kind, key, record);

    /// <summary>A record is gone.</summary>
    public void Delete<T>(RecordKind<T> kind, string key) where T : class =>
        _writes[(kind.Name, key)] = records => records.Delete(kind, key);

    /// <summary>All that is to be written; from here on nothing is.</summary>
    public IReadOnlyList<Action<RecordTransaction>> Take()
    {
        Action<RecordTransaction>[] writes = [.. _writes.Values];
        _writes.Clear();
        return writes;
    }
}

using IotSms.Gateway;

namespace IotSms.Telecontrol.Access.Records;

/// <summary>
/// The commands that were admitted, the newest of them: what comes again, told anew after a crash or sent twice by a client, is not obeyed
/// twice. Only its number removes one, never its age: a clock that is set by years empties nothing.
/// </summary>
internal sealed class Journal
{
    private const int Kept = 1000;

    private readonly RecordBook _records;
    private readonly Queue<string> _keys;
    private readonly Lock _gate = new();
    private long _last;

    private Journal(RecordBook records, IEnumerable<string> keys, long last) => (_records, _keys, _last) = (records, new(keys), last);

    /// <summary>Takes up what is kept.</summary>
    public static async Task<Journal> OpenAsync(RecordBook records, CancellationToken cancellationToken)
    {
        var entries = await records.ReadAsync(
            reader => reader.All(AccessRecords.Journal).OrderBy(entry => entry.Record.Number).ToList(), cancellationToken)
            .ConfigureAwait(false);
        return new(records, entries.Select(entry => entry.Key), entries.LastOrDefault().Record?.Number ?? 0);
    }

    /// <summary>Under what an approach is kept: ids of different ways and users have nothing to do with each other.</summary>
    public static string Key(Approach approach) => approach.Via switch
    {
        Via.Sms => $"sms/{approach.Id}",
        Via.Mqtt => $"mqtt/{approach.UserName}/{approach.Id}",
        _ => $"cli/{approach.Id}",
    };

    /// <summary>The number of the next entry.</summary>
    public long NextNumber() => Interlocked.Increment(ref _last);

    /// <summary>One was added; the oldest goes when there are too many. Its removal may be lost: then it stays a little longer.</summary>
    public void Added(string key)
    {
        string? oldest;
        lock (_gate)
        {
            _keys.Enqueue(key);
            oldest = _keys.Count > Kept ? _keys.Dequeue() : null;
        }
        if (oldest is not null)
            _ = _records.WriteAsync(records => records.Delete(AccessRecords.Journal, oldest), CancellationToken.None);
    }
}

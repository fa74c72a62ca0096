using IotSms.Gateway;

namespace IotSms.Telecontrol.Access.Records;

/// <summary>
/// The commands that were admitted, the newest of them: what comes again, told anew after a crash or sent twice by a client, is not obeyed
/// twice. As long as this many have not come after one, only age removes it.
/// </summary>
internal sealed class Journal
{
    private const int Kept = 1000;

    private readonly RecordBook _records;
    private readonly Queue<string> _keys;
    private readonly Lock _gate = new();

    private Journal(RecordBook records, IEnumerable<string> keys) => (_records, _keys) = (records, new(keys));

    /// <summary>Takes up what is kept, and removes what is too old by the clock that nobody can set years ahead.</summary>
    public static async Task<Journal> OpenAsync(RecordBook records, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var entries = await records.WriteAsync(
            transaction =>
            {
                var all = transaction.All(AccessRecords.Journal);
                foreach (var (key, _) in all.Where(entry => entry.Record.At < before))
                    transaction.Delete(AccessRecords.Journal, key);
                return all.Where(entry => entry.Record.At >= before).OrderBy(entry => entry.Record.At).Select(entry => entry.Key).ToList();
            },
            cancellationToken).ConfigureAwait(false);
        return new(records, entries);
    }

    /// <summary>Under what an approach is kept: ids of different ways and users have nothing to do with each other.</summary>
    public static string Key(Approach approach) => approach.Via switch
    {
        Via.Sms => $"sms/{approach.Id}",
        Via.Mqtt => $"mqtt/{approach.UserName}/{approach.Id}",
        _ => $"cli/{approach.Id}",
    };

    /// <summary>One was added; the oldest goes when there are too many. Its removal may be lost: then it stays a little longer.</summary>
    public Task AddedAsync(string key)
    {
        string? oldest;
        lock (_gate)
        {
            _keys.Enqueue(key);
            oldest = _keys.Count > Kept ? _keys.Dequeue() : null;
        }
        return oldest is null
            ? Task.CompletedTask
            : _records.WriteAsync(transaction => transaction.Delete(AccessRecords.Journal, oldest), CancellationToken.None);
    }
}

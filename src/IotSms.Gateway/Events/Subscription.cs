namespace IotSms.Gateway;

/// <summary>
/// What one subscriber has yet to be told, and what it was told and has not acknowledged. Of each message only the newest change is kept.
/// Used under the lock of <see cref="GatewayEvents"/>.
/// </summary>
internal sealed class Subscription(TimeProvider time)
{
    /// <summary>
    /// Beyond this many waiting changes only their keys are kept, and the documents are read again when their turn comes.
    /// </summary>
    public const int KeptInMemory = 1000;

    private readonly SortedDictionary<long, Waiting> _untold = [];
    private readonly SortedDictionary<long, Waiting> _told = [];
    private readonly Dictionary<EventKey, long> _newest = [];

    /// <summary>Wakes the reader.</summary>
    public Wakeup Wakeup { get; } = new(time);

    /// <summary>The cursor as it is on disk; -1: it is not.</summary>
    public long Written { get; set; } = -1;

    /// <summary>Changes not told yet.</summary>
    public int Untold => _untold.Count;

    /// <summary>The oldest change that is not acknowledged; null: there is none.</summary>
    public long? Oldest => (_untold.Count, _told.Count) switch
    {
        (0, 0) => null,
        (0, _) => _told.First().Key,
        (_, 0) => _untold.First().Key,
        _ => Math.Min(_untold.First().Key, _told.First().Key),
    };

    /// <summary>Adds a change, in the place of an older one of the same message that was not told yet.</summary>
    public void Add(long revision, Waiting change)
    {
        if (_newest.TryGetValue(change.Key, out var older))
        {
            if (older > revision)
                return;
            _untold.Remove(older);
        }
        _newest[change.Key] = revision;
        _untold[revision] = _untold.Count < KeptInMemory ? change : change with { Event = null };
        Wakeup.Set();
    }

    /// <summary>
    /// Takes the next change to tell, if it comes before <paramref name="below"/>: nothing may come later with a lower revision.
    /// </summary>
    public (long Revision, Waiting Change)? Take(long below)
    {
        if (_untold.Count == 0 || _untold.First() is var (revision, change) && revision >= below)
            return null;
        (revision, change) = _untold.First();
        _untold.Remove(revision);
        if (_newest.GetValueOrDefault(change.Key) == revision)
            _newest.Remove(change.Key);
        _told[revision] = change with { Event = null, WasTold = true };
        return (revision, change);
    }

    /// <summary>Notes an acknowledgement.</summary>
    public void Acknowledge(long revision) => _told.Remove(revision);

    /// <summary>A new reader is told again what the one before did not acknowledge.</summary>
    public void Rewind()
    {
        var again = _told.ToList();
        _told.Clear();
        foreach (var (revision, change) in again)
            Add(revision, change);
    }

    /// <summary>Begins another subscriber where this one stands.</summary>
    public void CopyTo(Subscription other)
    {
        foreach (var (revision, change) in _told.Concat(_untold).OrderBy(pair => pair.Key))
            other.Add(revision, change);
    }

    /// <summary>A change that waits.</summary>
    /// <param name="Key">Its document.</param>
    /// <param name="Event">The event, or null if it is to be read again.</param>
    /// <param name="WasTold">Whether it may have been told before.</param>
    internal readonly record struct Waiting(EventKey Key, GatewayEvent? Event, bool WasTold);
}

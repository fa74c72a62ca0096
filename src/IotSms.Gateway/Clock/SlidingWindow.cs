namespace IotSms.Gateway;

/// <summary>How many times something happened in the last hour or day, against a limit.</summary>
/// <param name="length">The window.</param>
/// <param name="limit">At most this many in it; 0: no limit.</param>
public sealed class SlidingWindow(TimeSpan length, int limit)
{
    private readonly LinkedList<TimeSpan> _times = new();

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty(TimeSpan now) => CountAt(now) == 0;

    /// <summary>Whether this many more fit.</summary>
    public bool Fits(TimeSpan now, int more = 1) => limit == 0 || CountAt(now) + more <= limit;

    /// <summary>When one more fits; now or earlier if it does already.</summary>
    public TimeSpan FitsAt(TimeSpan now) => Fits(now) ? now : _times.ElementAt(_times.Count - limit) + length;

    /// <summary>Counts one. Those from before the start may have a negative time; they come oldest first.</summary>
    public void Add(TimeSpan at)
    {
        if (limit != 0)
            _times.AddLast(at);
    }

    /// <summary>Takes back the newest: it did not happen.</summary>
    public void TakeBack()
    {
        if (_times.Count > 0)
            _times.RemoveLast();
    }

    private int CountAt(TimeSpan now)
    {
        while (_times.First is { Value: var oldest } && oldest <= now - length)
            _times.RemoveFirst();
        return _times.Count;
    }
}

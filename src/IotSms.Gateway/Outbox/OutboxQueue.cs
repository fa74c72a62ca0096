namespace IotSms.Gateway;

/// <summary>
/// Who is next. Lanes go before each other; within a lane, messages to one recipient form a line that keeps its order, and only the first
/// of each line is on offer. Pure: it knows no clock and no disk, and one caller at a time.
/// </summary>
internal sealed class OutboxQueue
{
    private static readonly Comparer<QueueItem> ByKey = Comparer<QueueItem>.Create((a, b) => a.Key.CompareTo(b.Key));

    private readonly Dictionary<Ulid, QueueItem> _items = [];
    private readonly Dictionary<(string Recipient, Lane Lane), Line> _lines = [];
    private readonly SortedSet<QueueItem>[] _offers = [.. Enum.GetValues<Lane>().Select(_ => new SortedSet<QueueItem>(ByKey))];
    private readonly PriorityQueue<QueueItem, TimeSpan> _delayed = new();
    private readonly PriorityQueue<QueueItem, DateTimeOffset> _scheduled = new();
    private readonly SortedSet<(TimeSpan At, Ulid Key)> _expiries = [];

    /// <summary>Everything in it.</summary>
    public int Count => _items.Count;

    /// <summary>The item of this key, if it is in it.</summary>
    public QueueItem? Find(Ulid key) => _items.GetValueOrDefault(key);

    /// <summary>Gives an item its place in line. It is not on offer before <see cref="Activate"/>.</summary>
    public void Reserve(QueueItem item)
    {
        item.Place = QueuePlace.Reserved;
        _items.Add(item.Key, item);
        Enter(item);
    }

    /// <summary>The item is durable: it waits for its time, or for its turn.</summary>
    public void Activate(QueueItem item, Moment now)
    {
        if (item.NotBefore > now.Wall)
        {
            Leave(item);
            item.Place = QueuePlace.Scheduled;
            _scheduled.Enqueue(item, item.NotBefore.Value);
            return;
        }
        NoteExpiry(item);
        MakeReady(item);
    }

    /// <summary>
    /// Takes the first that may go: by lane, then by order of acceptance. It stays first of its line, so nobody passes it, until it is
    /// given back or removed.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="mayGo">What else must hold: modem, quota, quiet hours.</param>
    public QueueItem? TakeNext(Moment now, Func<QueueItem, bool> mayGo)
    {
        var item = PeekNext(now, mayGo);
        if (item is not null)
            Take(item);
        return item;
    }

    /// <summary>Takes this one: it was in somebody's hands before the start.</summary>
    public void Take(QueueItem item)
    {
        item.Place = QueuePlace.Taken;
        Offer(item);
    }

    /// <summary>What <see cref="TakeNext"/> would take.</summary>
    public QueueItem? PeekNext(Moment now, Func<QueueItem, bool> mayGo)
    {
        Promote(now);
        foreach (var lane in _offers)
            foreach (var item in lane)
                if (item.ExpiresAt > now.Uptime && mayGo(item))
                    return item;
        return null;
    }

    /// <summary>Gives a taken item back, to go on at once or after a while.</summary>
    public void GiveBack(QueueItem item, TimeSpan? delayedUntil = null)
    {
        if (delayedUntil is not { } until)
        {
            MakeReady(item);
            return;
        }
        item.Place = QueuePlace.Delayed;
        item.DelayedUntil = until;
        _delayed.Enqueue(item, until);
        Offer(item);
    }

    /// <summary>Lets the later messages of its line pass it: it has been refused so often that it is to blame.</summary>
    public void StepAside(QueueItem item)
    {
        if (item.IsAside)
            return;
        Leave(item);
        item.IsAside = true;
        Offer(item);
    }

    /// <summary>Takes an item out.</summary>
    public void Remove(QueueItem item)
    {
        if (!_items.Remove(item.Key))
            return;
        _expiries.Remove((item.ExpiresAt, item.Key));
        Leave(item);
        item.Place = QueuePlace.Taken;
        _offers[(int)item.Lane].Remove(item);
    }

    /// <summary>When something may be taken that can't be now: the end of a delay as uptime, a scheduled time on the wall clock.</summary>
    public (TimeSpan? Delay, DateTimeOffset? Scheduled) NextDueAt()
    {
        while (_delayed.TryPeek(out var item, out var at) && !IsDelayedUntil(item, at))
            _delayed.Dequeue();
        while (_scheduled.TryPeek(out var item, out _) && !IsScheduled(item))
            _scheduled.Dequeue();
        return (
            _delayed.TryPeek(out _, out var delay) ? delay : null,
            _scheduled.TryPeek(out _, out var scheduled) ? scheduled : null);
    }

    /// <summary>The items whose time to live has ended and that nobody has taken.</summary>
    public IReadOnlyList<QueueItem> FindExpired(Moment now)
    {
        Promote(now);
        return [.. _expiries.TakeWhile(expiry => expiry.At <= now.Uptime)
            .Select(expiry => _items[expiry.Key])
            .Where(item => item.Place != QueuePlace.Taken)];
    }

    /// <summary>When the next time to live ends, after the time given.</summary>
    public TimeSpan? NextExpiryAfter(TimeSpan now)
    {
        // Not by Count, which walks all of the view.
        foreach (var expiry in _expiries.GetViewBetween((now + TimeSpan.FromTicks(1), Ulid.MinValue), (TimeSpan.MaxValue, Ulid.MaxValue)))
            return expiry.At;
        return null;
    }

    /// <summary>Every item on offer, in order; for looking, not for taking.</summary>
    public IEnumerable<QueueItem> Offers => _offers.SelectMany(lane => lane);

    private void Promote(Moment now)
    {
        while (_delayed.TryPeek(out var item, out var at) && (at <= now.Uptime || !IsDelayedUntil(item, at)))
        {
            _delayed.Dequeue();
            if (IsDelayedUntil(item, at))
                MakeReady(item);
        }
        while (_scheduled.TryPeek(out var item, out var at) && (at <= now.Wall || !IsScheduled(item)))
        {
            _scheduled.Dequeue();
            if (!IsScheduled(item))
                continue;
            // Its time to live counts from here: the wall clock may have been set since it was accepted, either way.
            item.ExpiresAt = now.Uptime + item.TimeToLive ?? TimeSpan.MaxValue;
            NoteExpiry(item);
            Enter(item);
            MakeReady(item);
        }
    }

    private void NoteExpiry(QueueItem item)
    {
        if (item.ExpiresAt != TimeSpan.MaxValue)
            _expiries.Add((item.ExpiresAt, item.Key));
    }

    private bool IsDelayedUntil(QueueItem item, TimeSpan at) =>
        item.Place == QueuePlace.Delayed && item.DelayedUntil == at && _items.ContainsKey(item.Key);

    private bool IsScheduled(QueueItem item) => item.Place == QueuePlace.Scheduled && _items.ContainsKey(item.Key);

    private void MakeReady(QueueItem item)
    {
        item.Place = QueuePlace.Ready;
        Offer(item);
    }

    private void Enter(QueueItem item)
    {
        if (!_lines.TryGetValue((item.Recipient, item.Lane), out var line))
            _lines.Add((item.Recipient, item.Lane), line = new Line());
        line.Members.Add(item);
        Offer(item);
    }

    private void Leave(QueueItem item)
    {
        if (!_lines.TryGetValue((item.Recipient, item.Lane), out var line) || !line.Members.Remove(item))
            return;
        Offer(line, item.Lane);
        if (line.Members.Count == 0)
            _lines.Remove((item.Recipient, item.Lane));
    }

    private void Offer(QueueItem item)
    {
        if (!item.IsAside)
            Offer(_lines[(item.Recipient, item.Lane)], item.Lane);
        else if (item.Place == QueuePlace.Ready)
            _offers[(int)item.Lane].Add(item);
        else
            _offers[(int)item.Lane].Remove(item);
    }

    /// <summary>Puts the first of a line on offer, if it is ready, and takes back whoever was.</summary>
    private void Offer(Line line, Lane lane)
    {
        var first = line.Members.Min is { Place: QueuePlace.Ready } ready ? ready : null;
        if (ReferenceEquals(first, line.Offered))
            return;
        if (line.Offered is not null)
            _offers[(int)lane].Remove(line.Offered);
        if (first is not null)
            _offers[(int)lane].Add(first);
        line.Offered = first;
    }

    /// <summary>The messages of one lane to one recipient.</summary>
    private sealed class Line
    {
        public SortedSet<QueueItem> Members { get; } = new(ByKey);

        public QueueItem? Offered { get; set; }
    }
}

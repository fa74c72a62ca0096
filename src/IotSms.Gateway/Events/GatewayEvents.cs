using System.Runtime.CompilerServices;

namespace IotSms.Gateway;

/// <summary>
/// The one road on which news goes up: every durable change in order, each subscriber with its own durable cursor, so
/// that what was not acknowledged is told again after a restart.
/// </summary>
public sealed class GatewayEvents
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Subscription> _subscriptions = [];
    private readonly SortedSet<long> _unpublished = [];
    private readonly Subscription _beforeTheFirst;
    private readonly Func<EventKey, CancellationToken, Task<GatewayEvent?>> _read;
    private readonly TimeProvider _time;
    private long _last;

    /// <summary>Takes up where the store stands.</summary>
    /// <param name="last">The highest revision in it.</param>
    /// <param name="cursors">Each known subscriber's cursor.</param>
    /// <param name="changes">The changes that any of them has not acknowledged.</param>
    /// <param name="read">Reads an event again from its document; null if that is gone.</param>
    /// <param name="time">For timers.</param>
    internal GatewayEvents(
        long last, IReadOnlyDictionary<string, long> cursors, IEnumerable<(long Revision, EventKey Key)> changes,
        Func<EventKey, CancellationToken, Task<GatewayEvent?>> read, TimeProvider time)
    {
        (_last, _read, _time) = (last, read, time);
        _beforeTheFirst = new Subscription(time);
        foreach (var (name, cursor) in cursors)
            _subscriptions.Add(name, new Subscription(time) { Written = cursor });
        foreach (var (revision, key) in changes.OrderBy(change => change.Revision))
        {
            var change = new Subscription.Waiting(key, Event: null, WasTold: true);
            foreach (var subscription in _subscriptions.Values.Where(subscription => subscription.Written < revision))
                subscription.Add(revision, change);
            // No cursor on disk does not say that nobody was told: the first one may have died before its cursor was written.
            if (_subscriptions.Count == 0)
                _beforeTheFirst.Add(revision, change);
        }
    }

    /// <summary>Called when a cursor has moved, so that it is written in a while.</summary>
    internal Action CursorMoved { get; set; } = () => { };

    /// <summary>Writes the cursors at once, if the disk lets it.</summary>
    internal Func<CancellationToken, Task> KeepCursors { get; set; } = _ => Task.CompletedTask;

    /// <summary>
    /// Tells every change after the subscriber's cursor, oldest first, and then each new one as it happens. One reader
    /// for each subscriber name; a new one is told again what the one before did not acknowledge. A subscriber never seen
    /// before begins with the oldest change that any other has not acknowledged, and the first of all with everything.
    /// </summary>
    public async IAsyncEnumerable<GatewayEvent> ReadAsync(string subscriber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (subscription, isNew) = Subscribe(subscriber);
        // That it exists must outlive the program before it is told anything: else it would begin where others
        // stand, and miss what they had.
        if (isNew)
            await KeepCursors(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (TakeNext(subscription) is not var (revision, change))
            {
                await subscription.Wakeup.WaitAsync(null, cancellationToken).ConfigureAwait(false);
                continue;
            }
            var told = change.Event ?? await _read(change.Key, cancellationToken).ConfigureAwait(false);
            // A document that has changed since is told under its newer revision, and one that is gone is not told.
            if (told is null || told.Revision != revision)
                Acknowledge(subscriber, revision);
            else
                yield return told is GatewayEvent.MessageReceived received ? received with { PossibleDuplicate = change.WasTold } : told;
        }
    }

    /// <summary>Notes that this change reached the subscriber; may come in any order and returns at once.</summary>
    public void Acknowledge(string subscriber, long revision)
    {
        lock (_gate)
        {
            if (_subscriptions.TryGetValue(subscriber, out var subscription))
                subscription.Acknowledge(revision);
        }
        CursorMoved();
    }

    /// <summary>
    /// The next revision, for a change on its way to the disk. <see cref="Publish"/> or <see cref="Abandon"/> must follow.
    /// </summary>
    internal long Assign()
    {
        lock (_gate)
        {
            _unpublished.Add(++_last);
            return _last;
        }
    }

    /// <summary>The change is durable: it is told, once every change before it is published too.</summary>
    internal void Publish(EventKey key, GatewayEvent change)
    {
        lock (_gate)
        {
            _unpublished.Remove(change.Revision);
            if (_subscriptions.Count == 0)
                _beforeTheFirst.Add(change.Revision, new Subscription.Waiting(key, null, WasTold: false));
            foreach (var subscription in _subscriptions.Values)
                subscription.Add(change.Revision, new Subscription.Waiting(key, change, WasTold: false));
            WakeReaders();
        }
    }

    /// <summary>The change did not become durable.</summary>
    internal void Abandon(long revision)
    {
        lock (_gate)
        {
            _unpublished.Remove(revision);
            WakeReaders();
        }
    }

    /// <summary>The cursors that differ from those on disk: every change up to them is acknowledged.</summary>
    internal IReadOnlyList<(string Subscriber, long Cursor)> MovedCursors()
    {
        lock (_gate)
        {
            return [.. _subscriptions
                .Select(pair => (pair.Key, Cursor(pair.Value)))
                .Where(pair => pair.Item2 > _subscriptions[pair.Key].Written)];
        }
    }

    /// <summary>These cursors are on disk.</summary>
    internal void CursorsWritten(IReadOnlyList<(string Subscriber, long Cursor)> cursors)
    {
        lock (_gate)
            foreach (var (subscriber, cursor) in cursors)
                _subscriptions[subscriber].Written = cursor;
    }

    /// <summary>Everything up to here is acknowledged by every subscriber there is.</summary>
    internal long AcknowledgedByAll()
    {
        lock (_gate)
            return _subscriptions.Count == 0 ? long.MaxValue : _subscriptions.Values.Min(Cursor);
    }

    private long Cursor(Subscription subscription) =>
        Math.Min(subscription.Oldest ?? long.MaxValue, _unpublished.Count > 0 ? _unpublished.Min : _last + 1) - 1;

    private (long Revision, Subscription.Waiting Change)? TakeNext(Subscription subscription)
    {
        lock (_gate)
            return subscription.Take(_unpublished.Count > 0 ? _unpublished.Min : long.MaxValue);
    }

    private (Subscription Subscription, bool IsNew) Subscribe(string subscriber)
    {
        lock (_gate)
        {
            if (_subscriptions.TryGetValue(subscriber, out var known))
            {
                known.Rewind();
                return (known, false);
            }
            var subscription = new Subscription(_time);
            var template = _subscriptions.Count == 0 ? _beforeTheFirst : _subscriptions.Values.MinBy(Cursor)!;
            template.CopyTo(subscription);
            _subscriptions.Add(subscriber, subscription);
            return (subscription, true);
        }
    }

    private void WakeReaders()
    {
        foreach (var subscription in _subscriptions.Values)
            subscription.Wakeup.Set();
    }
}

using IotSms.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway;

/// <summary>
/// The outgoing messages that have not ended, in memory and on disk. Memory knows first what happened, the disk follows: every step gets a
/// revision under the lock, is committed as the newest known of its message, and is told when it is durable.
/// </summary>
internal sealed partial class Outbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Ulid, OutboxMessage> _live = [];
    private readonly Dictionary<string, Ulid> _keys = [];
    private readonly Dictionary<Ulid, Doubt> _doubts = [];
    private readonly Dictionary<string, ModemStanding> _standings;
    private readonly OutboxQueue _queue = new();
    private readonly ReportLedger _ledger = new();
    private readonly Tally _tally = new();
    private readonly Quotas _quotas;
    private readonly GatewayOptions _options;
    private readonly Store _store;
    private readonly GatewayEvents _events;
    private readonly GatewayClock _clock;
    private readonly UlidSequence _ulids;
    private readonly ILogger _logger;
    private readonly Backoff _transient, _transientLong, _modemTrouble, _brief;
    private byte _lastConcatenationReference;

    public Outbox(
        GatewayOptions options, Store store, GatewayEvents events, OpeningPass opening, IEnumerable<string> modems,
        GatewayClock clock, UlidSequence ulids, Wakeup upkeep, Random random, ILogger logger)
    {
        (_options, _store, _events, _clock, _ulids, Upkeep, _logger) = (options, store, events, clock, ulids, upkeep, logger);
        (_transient, _transientLong) = (Backoff.Transient(random), Backoff.TransientLong(random));
        (_modemTrouble, _brief) = (Backoff.Modem(random), Backoff.Brief(random));
        _standings = modems.ToDictionary(name => name, name => new ModemStanding(name, new Wakeup(clock.Time)));
        _quotas = new Quotas(options);
        _lastConcatenationReference = (byte)random.Next(256);
        TakeUp(opening);
    }

    /// <summary>Wakes the upkeep, when it has an earlier time to keep.</summary>
    public Wakeup Upkeep { get; }

    /// <summary>How it stands.</summary>
    public GatewayCounters Counters
    {
        get
        {
            lock (_gate)
            {
                var waiting = _live.Values.Where(message => message is { IsEnded: false, State: not OutgoingState.Unknown }).ToList();
                return new(
                    waiting.Count, waiting.Count == 0 ? null : waiting.Min(message => message.QueuedAt),
                    _live.Values.Count(message => message.State == OutgoingState.Unknown), _tally.Accepted, _tally.Sent, _tally.Delivered,
                    _tally.Failed, _tally.Expired, _tally.Canceled, 0, 0, _tally.Undelivered, _tally.TakenUp, _tally.ReportsUnmatched);
            }
        }
    }

    /// <summary>The wake-up of a modem's send loop.</summary>
    public Wakeup WakeupOf(string modem) => _standings[modem].Wakeup;

    /// <summary>Notes whether a modem can send, and wakes its loop if it can.</summary>
    public void SetCanSend(string modem, bool canSend)
    {
        lock (_gate)
            _standings[modem].SetCanSend(canSend, _clock.Now.Uptime);
        WakeAll();
    }

    /// <summary>Makes steps durable in one commit, and tells them.</summary>
    /// <exception cref="StoreException">They are not durable; memory still knows them, and they may be committed again.</exception>
    public async Task CommitAsync(IReadOnlyList<OutboxMessage> steps)
    {
        if (steps.Count == 0)
            return;
        // Not to be cancelled: what happened must reach the disk, at the end of the program too.
        await _store.WriteAsync(
            transaction =>
            {
                foreach (var step in steps)
                    Write(transaction, step);
                return steps.Count;
            },
            CancellationToken.None).ConfigureAwait(false);
        Tell(steps);
    }

    /// <summary>The same, again and again until the disk takes it.</summary>
    public async Task CommitWithPatienceAsync(IReadOnlyList<OutboxMessage> steps, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                await CommitAsync(steps).ConfigureAwait(false);
                return;
            }
            catch (StoreException e) when (e.Error != StoreError.Closed)
            {
                if (failures == 1)
                    GatewayLog.StoreFails(_logger, e);
                await Task.Delay(_brief.After(failures), _clock.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Tell(IReadOnlyList<OutboxMessage> steps)
    {
        lock (_gate)
        {
            foreach (var step in steps)
                if (_live.TryGetValue(step.Key, out var newest) && newest.Revision == step.Revision && newest.IsEnded)
                    Forget(newest);
        }
        foreach (var step in steps)
            _events.Publish(new EventKey(Incoming: false, step.Key), new GatewayEvent.MessageChanged(step.ToOutgoing()));
    }

    /// <summary>Writes the newest that is known of a message, so that a commit that comes late does not undo one that came first.</summary>
    private void Write(StoreTransaction transaction, OutboxMessage step)
    {
        OutboxMessage? newest;
        lock (_gate)
            newest = _live.GetValueOrDefault(step.Key);
        // One that has ended and was let go of may have gone further by a report, or have been deleted.
        if (newest is null
            && (transaction.Find(OutboxDocument.Collection, step.Key.ToString()) is not { } written
                || written["rev"].AsInt64 > step.Revision))
            return;
        transaction.Upsert(OutboxDocument.Collection, OutboxDocument.From(newest ?? step));
    }

    /// <summary>Gives a step its place in the order of changes.</summary>
    private OutboxMessage Step(OutboxMessage before, OutboxMessage after)
    {
        after = after with { Revision = _events.Assign() };
        _live[after.Key] = after;
        _tally.Count(before, after);
        return after;
    }

    private void Forget(OutboxMessage message)
    {
        _live.Remove(message.Key);
        _keys.Remove(message.Id);
        _doubts.Remove(message.Key);
    }

    /// <summary>Brings the queue in line with what became of a message.</summary>
    private void Requeue(OutboxMessage message, TimeSpan? delayedUntil = null)
    {
        var item = _queue.Find(message.Key);
        if (message.IsEnded || message.State == OutgoingState.Unknown)
        {
            if (item is not null)
                _queue.Remove(item);
        }
        else if (item is null)
        {
            Activate(Reserve(message, _clock.Now.Wall));
        }
        else
        {
            item.HasBegun = message.HasBegun;
            item.Carrier = Carrier(message);
            if (item.Place == QueuePlace.Taken)
                _queue.GiveBack(item, delayedUntil);
        }
        WakeAll();
        Upkeep.Set();
    }

    private QueueItem Reserve(OutboxMessage message, DateTimeOffset wall)
    {
        var now = _clock.Now;
        var item = new QueueItem(message.Key, message.To, message.Lane)
        {
            NotBefore = message.HasBegun ? null : message.NotBefore,
            TimeToLive = message.TimeToLive,
            OnlyModem = message.OnlyModem,
            Carrier = Carrier(message),
            HasBegun = message.HasBegun,
            ExpiresAt = message.ExpiresAt is { } expiresAt ? now.Uptime + Remaining(message, expiresAt, wall) : TimeSpan.MaxValue,
        };
        _queue.Reserve(item);
        return item;
    }

    private void Activate(QueueItem item) => _queue.Activate(item, _clock.Now);

    /// <summary>A long message that has begun stays with its modem: nobody can join parts that come from two numbers.</summary>
    private string? Carrier(OutboxMessage message) =>
        message.Parts.Length > 1 && message.HasBegun && message.Carrier is { } carrier && _standings.ContainsKey(carrier) ? carrier : null;

    /// <summary>What is left of the time to live. A wall clock behind the time of acceptance is wrong, and takes nothing away.</summary>
    private static TimeSpan Remaining(OutboxMessage message, DateTimeOffset expiresAt, DateTimeOffset wall) =>
        expiresAt - (wall > message.QueuedAt ? wall : message.QueuedAt);

    private void WakeAll()
    {
        foreach (var standing in _standings.Values)
            standing.Wakeup.Set();
    }
}

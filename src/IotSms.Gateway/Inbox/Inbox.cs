using IotSms.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway;

/// <summary>The incoming messages: durable before they leave the module, whole before they are told.</summary>
internal sealed class Inbox(
    GatewayOptions options, Store store, Outbox outbox, GatewayEvents events, OpeningPass opening, GatewayClock clock, UlidSequence ulids,
    Wakeup upkeep, ILogger logger) : IDisposable
{
    private static readonly TimeSpan RepeatWindow = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly SeenPdus _seen = Recall(opening);
    private readonly Dictionary<FragmentedMessage, IReadOnlyList<Fragment>> _incomplete =
        opening.Fragments.GroupBy(fragment => fragment.Whole)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Fragment>)[.. group]);
    private long _received, _repeats;
    private int _deadLetters = opening.DeadLetters;

    /// <summary>Messages received since start.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Messages since start that came twice.</summary>
    public long Repeats => Volatile.Read(ref _repeats);

    /// <summary>Dead letters on disk.</summary>
    public int DeadLetters => Volatile.Read(ref _deadLetters);

    /// <summary>Takes in what a modem received, in one commit. When this completes, all of it may leave the module.</summary>
    /// <exception cref="StoreException">Nothing of it is durable.</exception>
    public Task TakeInAsync(string modem, IReadOnlyList<(string? Slot, string Hex)> pdus, CancellationToken cancellationToken) =>
        TakeInAsync(
            intake =>
            {
                foreach (var (slot, hex) in pdus)
                    intake.Add(modem, slot, hex);
            },
            cancellationToken);

    /// <summary>Tells the messages whose missing parts have been waited for long enough, as incomplete.</summary>
    /// <exception cref="StoreException">They go on waiting.</exception>
    public Task GiveUpWaitingAsync(CancellationToken cancellationToken) =>
        NextGiveUpAt() is { } at && at <= clock.Now.Uptime
            ? TakeInAsync(intake => intake.GiveUpBefore(clock.Now.Uptime - options.PartsWait), cancellationToken)
            : Task.CompletedTask;

    /// <summary>When the first incomplete message has been waited for long enough, as uptime; null: there is none.</summary>
    public TimeSpan? NextGiveUpAt()
    {
        lock (_incomplete)
            return _incomplete.Count == 0 ? null : _incomplete.Values.Min(parts => parts.Min(part => part.Since)) + options.PartsWait;
    }

    /// <summary>Dead letters were deleted.</summary>
    public void ForgetDeadLetters(int deleted) => Interlocked.Add(ref _deadLetters, -deleted);

    /// <summary>A slot was emptied.</summary>
    public void Emptied(string modem, string slot)
    {
        lock (_incomplete)
            _seen.Emptied(modem, slot);
    }

    /// <summary>All slots of a modem were listed.</summary>
    public void Listed(string modem, IReadOnlySet<string> slots)
    {
        lock (_incomplete)
            _seen.Listed(modem, slots, clock.Now.Wall);
    }

    public void Dispose() => _turn.Dispose();

    private async Task TakeInAsync(Action<Intake> takeIn, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var intake = new Intake(_incomplete, _seen, ulids, clock.Now);
            lock (_incomplete)
                takeIn(intake);
            // All at once: those who wait share a commit.
            await Task.WhenAll(intake.Reports.Select(received => outbox.ReportAsync(received.Modem, received.Report)))
                .ConfigureAwait(false);
            await KeepAsync(intake).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task KeepAsync(Intake intake)
    {
        if (intake.Messages.Count + intake.DeadLetters.Count + intake.Changed.Count > 0)
        {
            List<InboxMessage> messages =
            [
                .. intake.Messages.Select(message => message with { Message = message.Message with { Revision = events.Assign() } }),
            ];
            try
            {
                await store.WriteAsync(transaction => Write(transaction, intake, messages), CancellationToken.None).ConfigureAwait(false);
            }
            catch
            {
                messages.ForEach(message => events.Abandon(message.Revision));
                throw;
            }
            Remember(intake);
            messages.ForEach(Tell);
            upkeep.Set();
        }
        Interlocked.Add(ref _repeats, intake.Repeats);
        Interlocked.Add(ref _deadLetters, intake.DeadLetters.Count);
        foreach (var letter in intake.DeadLetters)
            GatewayLog.DeadLetter(logger, letter.Modem, letter.Id, letter.Reason);
    }

    private int Write(StoreTransaction transaction, Intake intake, List<InboxMessage> messages)
    {
        foreach (var message in messages)
            transaction.Insert(InboxDocument.Collection, InboxDocument.From(message));
        foreach (var letter in intake.DeadLetters)
            transaction.Insert(DeadLetterDocument.Collection, DeadLetterDocument.From(letter));
        foreach (var (whole, parts) in intake.Changed)
        {
            var before = _incomplete.GetValueOrDefault(whole) ?? [];
            foreach (var gone in before.Except(parts))
                transaction.Delete(FragmentDocument.Collection, gone.Key.ToString());
            foreach (var added in parts.Except(before))
                transaction.Insert(FragmentDocument.Collection, FragmentDocument.From(added));
        }
        return transaction.Rows;
    }

    private void Remember(Intake intake)
    {
        lock (_incomplete)
        {
            foreach (var (whole, parts) in intake.Changed)
                if (parts.Count == 0)
                    _incomplete.Remove(whole);
                else
                    _incomplete[whole] = parts;
            foreach (var origin in intake.Origins)
                _seen.Add(origin, clock.Now.Wall);
        }
    }

    private void Tell(InboxMessage inbox)
    {
        Interlocked.Increment(ref _received);
        GatewayLog.Received(logger, inbox.Message.Id, inbox.Message.Modem, inbox.Message.Parts, inbox.Message.Complete);
        events.Publish(new EventKey(Incoming: true, inbox.Key), new GatewayEvent.MessageReceived(inbox.Message, PossibleDuplicate: false));
    }

    private static SeenPdus Recall(OpeningPass opening)
    {
        var seen = new SeenPdus(RepeatWindow);
        foreach (var (origin, at) in opening.Origins)
            seen.Add(origin, at);
        return seen;
    }
}

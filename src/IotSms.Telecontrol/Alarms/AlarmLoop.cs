using System.Threading.Channels;
using IotSms.Gateway;
using IotSms.Gateway.Storage;
using IotSms.Telecontrol.Alarms.Rules;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// Takes readings, and what people do, in their order; lets time pass; writes what came of all that waited in one commit; and only then
/// answers those who wait, tells the news and hands texts to the outbox. Whatever the moment it is cut off at, it goes on from the disk.
/// </summary>
internal sealed class AlarmLoop
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan CommitPause = TimeSpan.FromSeconds(2);

    private readonly Channel<Work> _work = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<Work> _inHand = [];
    private readonly Messaging _messaging;
    private readonly RuleBook _book;
    private readonly AlarmBoard _board;
    private readonly HandOver _handOver;
    private readonly NewsFeed _news;
    private readonly ILogger _logger;
    private readonly Wakeup _wakeup;
    private readonly DateTimeOffset _epoch;

    private AlarmLoop(Messaging messaging, RuleBook book, AlarmBoard board, NewsFeed news, DateTimeOffset epoch, ILogger logger)
    {
        (_messaging, _book, _board, _news, _epoch, _logger) = (messaging, book, board, news, epoch, logger);
        _wakeup = new Wakeup(messaging.Clock.Time);
        _handOver = new HandOver(messaging, logger);
        Show();
    }

    /// <summary>The alarms as they are on disk.</summary>
    public AlarmsShown Shown { get; private set; } = AlarmsShown.None;

    /// <summary>Takes up what was written; nothing moves yet.</summary>
    public static async ValueTask<AlarmLoop> OpenAsync(
        AlarmOptions options, Func<string, IReadOnlyList<Recipient>> onDuty, AlarmTexts texts, Messaging messaging, NewsFeed news,
        ILogger logger, CancellationToken cancellationToken)
    {
        var (states, kept) = await messaging.Records.ReadAsync(
            records => (records.All(RuleState.Records), AlarmSnapshot.Read(records)), cancellationToken).ConfigureAwait(false);
        var (now, believed) = (messaging.Clock.Now, messaging.Clock.Believed);
        var book = new RuleBook(options.Rules, states.Select(state => state.Record), now, believed);
        var raised = states.Select(state => state.Record).Except(book.Orphans)
            .Where(state => state.IsRaised).Select(state => (state.Rule, state.Source)).ToHashSet();
        var board = new AlarmBoard(options, onDuty, texts, kept, raised, new AlarmMoment(believed, now.Wall));
        foreach (var orphan in book.Orphans)
            board.Changes.Delete(RuleState.Records, orphan.Key);
        return new AlarmLoop(messaging, book, board, news, believed - now.Uptime, logger);
    }

    /// <summary>Hears a reading; completes when what it changes is on disk.</summary>
    public Task HearAsync(Reading reading, CancellationToken cancellationToken) => AskAsync(
        () =>
        {
            Take(_book.Hear(reading, _messaging.Clock.Now));
            return true;
        },
        cancellationToken);

    /// <summary>Does something about alarms; completes when it is on disk.</summary>
    public Task<T> ActAsync<T>(Func<AlarmBoard, AlarmMoment, T> act, CancellationToken cancellationToken) =>
        AskAsync(() => act(_board, Now), cancellationToken);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] parts = [TurnAsync(ending.Token), FollowAsync(ending.Token)];
        try
        {
            await Task.WhenAny(parts).ConfigureAwait(false);
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(parts).ConfigureAwait(false);
        }
        finally
        {
            _work.Writer.TryComplete();
            while (_work.Reader.TryRead(out var left))
                _inHand.Add(left);
            _inHand.ForEach(work => work.Cancel());
        }
    }

    private AlarmMoment Now => _messaging.Clock.Now is var now ? new(_epoch + now.Uptime, now.Wall) : default;

    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_inHand.Count < AtOnce && _work.Reader.TryRead(out var work))
            {
                _inHand.Add(work);
                work.Do();
            }
            Take(_book.Pass(_messaging.Clock.Now));
            _board.Pass(Now);
            await CommitAsync(cancellationToken).ConfigureAwait(false);
            _inHand.ForEach(work => work.Complete());
            var isFull = _inHand.Count == AtOnce;
            _inHand.Clear();
            var handedOver = await _handOver.RunAsync(_board, () => Now, cancellationToken).ConfigureAwait(false);
            if (!isFull && !handedOver)
                await _wakeup.WaitAsync(Sleep(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How the texts fare that the outbox has.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in _messaging.Events.ReadAsync("alarms", cancellationToken).ConfigureAwait(false))
        {
            if (change is GatewayEvent.MessageChanged { Message: { IsEnded: true, Source: HandOver.Source } message })
            {
                await ActAsync(
                    (board, now) =>
                    {
                        board.Ended(message.Id, message.State, now);
                        return true;
                    },
                    cancellationToken).ConfigureAwait(false);
            }
            _messaging.Events.Acknowledge("alarms", change.Revision);
        }
    }

    private void Take(RuleStep step)
    {
        foreach (var (key, state) in step.Changed)
            _board.Changes.Put(RuleState.Records, key, state);
        foreach (var key in step.Forgotten)
            _board.Changes.Delete(RuleState.Records, key);
        foreach (var news in step.Events)
            _board.Take(news, Now);
        foreach (var news in step.News)
            _news.Tell(news);
        _book.Apply(step);
    }

    /// <summary>A disk that fails is waited for: nobody has been answered yet, and nothing could be sent either.</summary>
    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        var writes = _board.Changes.Take();
        if (writes.Count == 0)
            return;
        for (var failures = 0; ; failures++)
        {
            try
            {
                await _messaging.Records.WriteAsync(
                    records =>
                    {
                        foreach (var write in writes)
                            write(records);
                        return true;
                    },
                    cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (StoreException e) when (e.Error != StoreError.Closed)
            {
                if (failures == 0)
                    AlarmLog.StoreFails(_logger, e);
                await Task.Delay(CommitPause, _messaging.Clock.Time, cancellationToken).ConfigureAwait(false);
            }
        }
        Show();
        Tell();
    }

    private void Tell()
    {
        foreach (var alarm in _board.TakeChanged())
        {
            _news.Tell(new AlarmChanged(alarm));
            if (alarm is { WantsAcknowledgement: true, Tellings.Count: 0 } && alarm.DueAt > Now.Steady)
                AlarmLog.NobodyToTell(_logger, alarm.Number, alarm.Rule);
        }
    }

    private void Show() => Shown = new([.. _board.Alarms], [.. _board.Mutes]);

    private TimeSpan? Sleep()
    {
        var now = Now;
        var uptime = now.Steady - _epoch;
        return ((TimeSpan?[])[_board.NextAt(now) - now.Steady, _book.NextAt - uptime, _handOver.NextAt - uptime]).Min();
    }

    private async Task<T> AskAsync<T>(Func<T> act, CancellationToken cancellationToken)
    {
        var work = new Work<T>(act);
        if (!_work.Writer.TryWrite(work))
            throw new OperationCanceledException("The program ends.");
        _wakeup.Set();
        return await work.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Something that is to be done in its turn, and is true when it is on disk.</summary>
    private abstract class Work
    {
        public abstract void Do();

        public abstract void Complete();

        public abstract void Cancel();
    }

    private sealed class Work<T>(Func<T> act) : Work
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task<T>? _result;

        public Task<T> Done => _done.Task;

        /// <summary>A fault is its asker's: everybody else's alarms go on.</summary>
        public override void Do()
        {
            try
            {
                _result = Task.FromResult(act());
            }
            catch (Exception e)
            {
                _result = Task.FromException<T>(e);
            }
        }

        public override void Complete() => _done.TrySetFromTask(_result!);

        public override void Cancel() => _done.TrySetCanceled();
    }
}

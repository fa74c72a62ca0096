using IotSms.Gateway.Storage;
using IotSms.Gateway.Storage.Disk;
using IotSms.Modem;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway;

/// <summary>The messaging API on site: accepts, keeps, sends and receives messages over one or several modems.</summary>
public sealed partial class Messaging : IAsyncDisposable
{
    private readonly Store _store;
    private readonly Outbox _outbox;
    private readonly Inbox _inbox;
    private readonly RequestCheck _check;
    private readonly CursorKeeper _cursors;
    private readonly ModemStatusFeed _statuses;
    private readonly NetworkNewsFeed _network = new();
    private readonly SimCards _sims;
    private readonly GatewayClock _clock;
    private readonly UlidSequence _ulids;
    private readonly GatewayOptions _options;
    private readonly ILogger _logger;

    private Messaging(
        GatewayOptions options, IReadOnlyList<IModem> modems, Store store, OpeningPass opening, GatewayClock clock, ILogger logger)
    {
        (_options, _store, _clock, _logger, Modems) = (options, store, clock, logger, modems);
        Records = new RecordBook(store);
        var upkeep = new Wakeup(clock.Time);
        var ulids = _ulids = new UlidSequence(clock.Time);
        ulids.After(opening.LastKey);
        _statuses = new ModemStatusFeed(clock.Time);
        clock.Believe(opening.Now);
        Events = new GatewayEvents(opening.LastRevision, opening.Cursors, opening.Unacknowledged(), ReadEventAsync, clock.Time);
        _outbox = new Outbox(
            options, store, Events, opening, modems.Select(modem => modem.Name), clock, ulids, upkeep, Random.Shared, logger);
        _inbox = new Inbox(options, store, _outbox, Events, opening, clock, ulids, upkeep, logger);
        _sims = new SimCards(store, _outbox, Events, _statuses, opening.Sims.Values, logger);
        _check = new RequestCheck(options, [.. modems.Select(modem => modem.Name)], ulids, clock);
        _cursors = new CursorKeeper(Events, store, clock, upkeep);
        (Events.CursorMoved, Events.KeepCursors) = (_cursors.Moved, _cursors.TryWriteAsync);
    }

    /// <summary>The modems it sends and receives with.</summary>
    public IReadOnlyList<IModem> Modems { get; }

    /// <summary>Every durable change, for subscribers.</summary>
    public GatewayEvents Events { get; }

    /// <summary>What the floors above keep in the same store.</summary>
    public RecordBook Records { get; }

    /// <summary>The clocks that all of it goes by.</summary>
    public GatewayClock Clock => _clock;

    /// <summary>The outgoing messages that have not ended.</summary>
    internal Outbox Outbox => _outbox;

    /// <summary>How the store was found when it was opened.</summary>
    public OpeningReport Opening => _store.Opening;

    /// <summary>How it is doing.</summary>
    public GatewayCounters Counters =>
        _outbox.Counters with { Received = _inbox.Received, RepeatsDropped = _inbox.Repeats, DeadLetters = _inbox.DeadLetters };

    /// <summary>Opens the store, checks it, and takes up what waits in it. Nothing moves before <see cref="RunAsync"/>.</summary>
    /// <exception cref="StoreException">The data is in use, of a later version, or can't be read or written.</exception>
    public static ValueTask<Messaging> OpenAsync(
        GatewayOptions options, IReadOnlyList<IModem> modems, TimeProvider time, ILoggerFactory loggers,
        CancellationToken cancellationToken) =>
        OpenAsync(options, modems, time, loggers, BlockFile.Open, cancellationToken);

    /// <summary>The same, on files of another kind than real ones.</summary>
    internal static async ValueTask<Messaging> OpenAsync(
        GatewayOptions options, IReadOnlyList<IModem> modems, TimeProvider time, ILoggerFactory loggers, Func<string, IBlockFile> openFile,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(modems);
        var logger = loggers.CreateLogger("IotSms.Gateway");
        var clock = new GatewayClock(time);
        var opening = new OpeningPass(clock.Now.Wall);
        var store = await Store.OpenAsync(
            new StoreOptions(options.DataDirectory)
            {
                Collections =
                [
                    OutboxDocument.Collection, InboxDocument.Collection, FragmentDocument.Collection, DeadLetterDocument.Collection,
                    CursorDocument.Collection, SimDocument.Collection, .. options.RecordKinds,
                ],
                Indexes = [new StoreIndex(OutboxDocument.Collection, "id", Unique: true)],
                OpenFile = openFile,
                BeginPass = () => (opening = new OpeningPass(clock.Now.Wall)).Visit,
            },
            time, loggers.CreateLogger("IotSms.Gateway.Store"), cancellationToken).ConfigureAwait(false);
        opening.Salvage = store.Opening.Salvage;
        if (opening.Waiting.Count + opening.Fragments.Count() > 0)
        {
            GatewayLog.TakenUp(
                logger, opening.Waiting.Count,
                opening.Waiting.Count(message => message.PartInTheAir >= 0 || message.PartInDoubt >= 0), opening.Fragments.Count());
        }
        var messaging = new Messaging(options, modems, store, opening, clock, logger);
        if (opening.Salvage is { IsTakenUp: false } salvage)
            await messaging.TakeUpAsync(salvage, cancellationToken).ConfigureAwait(false);
        return messaging;
    }

    /// <summary>Somebody was told of a salvage: it is not told again after a restart.</summary>
    public Task SalvageToldAsync(SalvageReport salvage, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(salvage);
        return _store.NoteAsync(salvage with { IsTold = true }, cancellationToken);
    }

    /// <summary>Statuses of modems as they change, for one reader that wants to show them; the newest of each modem counts.</summary>
    public IAsyncEnumerable<(string Modem, ModemStatus Status)> ReadModemStatusAsync(CancellationToken cancellationToken) =>
        _statuses.ReadAsync(cancellationToken);

    /// <summary>
    /// Calls (<see cref="ModemNews.Ringing"/>) and USSD that nobody asked for (<see cref="ModemNews.UssdReceived"/>), for one reader.
    /// </summary>
    public IAsyncEnumerable<(string Modem, ModemNews News)> ReadNetworkNewsAsync(CancellationToken cancellationToken) =>
        _network.ReadAsync(cancellationToken);

    /// <summary>A modem's status at this moment, with what is remembered of its SIM.</summary>
    public ModemStatus StatusOf(IModem modem)
    {
        ArgumentNullException.ThrowIfNull(modem);
        return _statuses.Complete(modem.Name, modem.Status);
    }

    /// <summary>Accepts a request, durably, or refuses it.</summary>
    public Task<SendResult> SendAsync(SendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (draft, refusal) = _check.Look(request);
        return draft is null
            ? Task.FromResult<SendResult>(new SendResult.Refused(refusal!))
            : _outbox.AcceptAsync(draft, cancellationToken);
    }

    /// <summary>What sending would cost, or why it would be refused.</summary>
    public (TextPreview? Preview, Refusal? Refusal) Preview(SendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _check.LookAtText(request);
    }

    /// <summary>Why a request would be refused, as far as it says itself; null: it would not be.</summary>
    public Refusal? Look(SendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _check.Look(request).Refusal;
    }

    /// <summary>Takes a message back, if no part has left. The refusal is <c>not-found</c> or <c>too-late</c>.</summary>
    public async Task<(OutgoingMessage? Message, Refusal? Refusal)> CancelAsync(string id, CancellationToken cancellationToken)
    {
        var (message, refusal) = await _outbox.CancelAsync(id, cancellationToken).ConfigureAwait(false);
        return (message?.ToOutgoing(), refusal);
    }

    /// <summary>
    /// Removes an ended outgoing message or an incoming one from the store. The refusal is <c>not-found</c> or <c>not-ended</c>.
    /// </summary>
    public Task<Refusal?> DeleteAsync(string id, CancellationToken cancellationToken) =>
        IncomingKey(id) is { } key ? DeleteIncomingAsync(id, key, cancellationToken) : _outbox.DeleteAsync(id, cancellationToken);

    /// <summary>Decides a message held as unknown: sends it again, or lets it stand as sent.</summary>
    public async Task<(OutgoingMessage? Message, Refusal? Refusal)> SettleAsync(string id, bool resend, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (message, refusal) = await _outbox.SettleAsync(id, resend).ConfigureAwait(false);
        return (message?.ToOutgoing(), refusal);
    }

    private async Task TakeUpAsync(SalvageReport salvage, CancellationToken cancellationToken)
    {
        try
        {
            await _outbox.TakeUpAsync(salvage, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes what is still to be written, and lets go of the store.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _cursors.WriteAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            GatewayLog.StoreFails(_logger, e);
        }
        await _store.DisposeAsync().ConfigureAwait(false);
        _inbox.Dispose();
    }
}

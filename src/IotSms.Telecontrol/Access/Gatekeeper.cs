using IotSms.Gateway;
using IotSms.Gateway.Storage;
using IotSms.Telecontrol.Access.Proofs;
using IotSms.Telecontrol.Access.Records;
using IotSms.Telecontrol.Templates;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Access;

/// <summary>Tells users from strangers, holds codes against what was spent, and remembers each attempt.</summary>
public sealed partial class Gatekeeper : IDisposable
{
    /// <summary>Strangers that are told apart in the audit, in any hour; more are one entry.</summary>
    private const int StrangersPerHour = 20;

    private const string Strangers = "strangers";

    private readonly AccessOptions _options;
    private readonly UserDirectory _users;
    private readonly RecordBook _records;
    private readonly Journal _journal;
    private readonly GatewayClock _clock;
    private readonly ClockTrust _trust;
    private readonly PhraseBook _phrases;
    private readonly NewsFeed _news;
    private readonly ILogger _logger;
    private readonly HourlyLimit _withoutCode, _refusals, _strangers;
    private readonly SemaphoreSlim _pins = new(1);
    private readonly string _run = Guid.NewGuid().ToString("N");

    private Gatekeeper(
        AccessOptions options, UserDirectory users, RecordBook records, Journal journal, GatewayClock clock, ClockTrust trust,
        PhraseBook phrases, NewsFeed news, ILogger logger)
    {
        (_options, _users, _records, _journal, _clock, _trust, _phrases, _news, _logger) =
            (options, users, records, journal, clock, trust, phrases, news, logger);
        _withoutCode = new(options.WithoutCodePerHour, clock);
        _refusals = new(options.RefusalsPerHour, clock);
        _strangers = new(StrangersPerHour, clock);
    }

    /// <summary>Whoever uses this machine's control socket: the file system has let him in.</summary>
    public static User Owner { get; } = new() { Name = "local", Numbers = [], Role = Role.Admin };

    /// <summary>Takes up what is kept of former attempts.</summary>
    internal static Task<Gatekeeper> OpenAsync(
        AccessOptions options, UserDirectory users, Messaging messaging, PhraseBook phrases, NewsFeed news, ILogger logger,
        CancellationToken cancellationToken)
    {
        var trust = new ClockTrust(options.IsClockTrusted, messaging.Clock.Time, () => KernelClock.IsSynchronized,
            () => messaging.Modems.Select(modem => modem.Status.NetworkTime).OfType<DateTimeOffset>());
        return OpenAsync(options, users, messaging.Records, messaging.Clock, trust, phrases, news, logger, cancellationToken);
    }

    /// <summary>The same, with a clock that is trusted for other reasons.</summary>
    internal static async Task<Gatekeeper> OpenAsync(
        AccessOptions options, UserDirectory users, RecordBook records, GatewayClock clock, ClockTrust trust,
        PhraseBook phrases, NewsFeed news, ILogger logger, CancellationToken cancellationToken)
    {
        var journal = await Journal.OpenAsync(records, cancellationToken).ConfigureAwait(false);
        return new(options, users, records, journal, clock, trust, phrases, news, logger);
    }

    /// <summary>Says who asks. Nothing is proven by it: anybody can write any number as the sender's.</summary>
    public Recognition Recognize(Approach approach)
    {
        ArgumentNullException.ThrowIfNull(approach);
        if (approach.ServiceCentreTime is { } time)
            _trust.Hear(time);
        var user = approach switch
        {
            { Via: Via.Cli } => Owner with { Language = _options.Language },
            { Via: Via.Mqtt or Via.Call, UserName: { } name } => _users.Find(name),
            { Via: Via.Sms, Number: { } number } => _users.FindByNumber(number),
            _ => null,
        };
        if (user is null)
            return Turn(approach);
        // The words are the configuration's.
        if (approach.Via == Via.Call)
            return new Recognition.Known(user, approach.Text, Code: null);
        var split = CodeSplit.Of(approach.Text, _users.AccountOf(user.Name)?.Credential);
        return new Recognition.Known(user, split.Words, split.Code);
    }

    /// <summary>The newest attempts, newest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> AuditAsync(int count, CancellationToken cancellationToken) =>
        _records.ReadAsync(records => AuditTrail.Newest(records, count), cancellationToken);

    /// <summary>Ends a user's lock-outs; the answer is whether he had any.</summary>
    public Task<bool> UnlockAsync(User user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return _records.WriteAsync(
            records => LockOut.KeysOf(user).Aggregate(false, (any, key) =>
            {
                bool isCounted = records.Find(AccessRecords.LockOuts, key) is { Failures: > 0 };
                records.Delete(AccessRecords.LockOuts, key);
                return any || isCounted;
            }),
            cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _pins.Dispose();

    /// <summary>A stranger is turned away. The audit is written in the order of things: before the message is taken for done.</summary>
    private Recognition.Turned Turn(Approach approach)
    {
        bool isToldApart = approach.Via == Via.Sms && _strangers.TryCount(Strangers);
        var now = _clock.Now.Wall;
        _ = AppendAsync(new AuditEntry
        {
            At = now,
            LastAt = now,
            Via = approach.Via,
            From = isToldApart ? approach.Number : null,
            Verdict = approach.Via == Via.Mqtt ? "unknown-user" : "stranger",
        });
        return new(approach.Via switch
        {
            Via.Mqtt => _phrases.Of(_options.Language).Say("access.unknown-user"),
            _ when _options.RefusesStrangers && _refusals.TryCount(Strangers) => _phrases.Of(_options.Language).Say("access.stranger"),
            _ => null,
        });
    }

    private async Task AppendAsync(AuditEntry attempt)
    {
        try
        {
            var entry = await _records.WriteAsync(
                records => AuditTrail.Append(records, attempt, _options.AuditEntries), CancellationToken.None).ConfigureAwait(false);
            _news.Tell(new Attempted(entry));
        }
        catch (StoreException failed)
        {
            LogAuditFails(_logger, failed);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An attempt could not be written to the audit.")]
    private static partial void LogAuditFails(ILogger logger, Exception failed);
}

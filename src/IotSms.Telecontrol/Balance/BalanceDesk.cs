using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using IotSms.Gateway;
using IotSms.Gateway.Storage;
using IotSms.Modem;
using IotSms.Telecontrol.Alarms;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Ussd;

namespace IotSms.Telecontrol.Balance;

/// <summary>Asks the network how much credit is left, and remembers what it said.</summary>
public sealed class BalanceDesk
{
    /// <summary>The kind of its records, by the modems' names.</summary>
    internal static readonly RecordKind<BalanceReading> Kind = new("balances", BalanceJson.Default.BalanceReading);

    /// <summary>How far above the limit it must be to be enough again, in parts of the limit.</summary>
    private const decimal Hysteresis = 0.1m;

    private readonly ConcurrentDictionary<string, BalanceReading> _last;
    private readonly RecordBook _records;
    private readonly UssdDesk _ussd;
    private readonly GatewayClock _clock;
    private readonly NewsFeed _news;
    private readonly Func<Reading, CancellationToken, Task> _heard;

    private BalanceDesk(
        BalanceOptions options, IReadOnlyList<IModem> modems, IEnumerable<(string Modem, BalanceReading Balance)> last, RecordBook records,
        UssdDesk ussd, GatewayClock clock, NewsFeed news, Func<Reading, CancellationToken, Task> heard)
    {
        (Options, _records, _ussd, _clock, _news, _heard) = (options, records, ussd, clock, news, heard);
        Modems = [.. modems.Where(modem => options.Modem is null || modem.Name == options.Modem)];
        _last = new(last.Where(balance => Modems.Any(modem => modem.Name == balance.Modem))
            .Select(balance => KeyValuePair.Create(balance.Modem, balance.Balance)));
    }

    /// <summary>How it is asked for.</summary>
    public BalanceOptions Options { get; }

    /// <summary>The modems whose SIMs have a balance.</summary>
    public IReadOnlyList<IModem> Modems { get; }

    /// <summary>The alarms of low balances, one a modem; none when nobody is to be told.</summary>
    internal IEnumerable<AlarmRule> Rules => Options is not { Low: { } low, Tell: { } tell } ? [] : Modems.Select(modem => new AlarmRule
    {
        Name = RuleName(modem.Name),
        From = new RuleSource.Input(Source(modem.Name)),
        Condition = new Condition.Outside((double)low, null, (double)(Math.Abs(low) * Hysteresis)),
        Severity = Severity.Minor,
        Tell = tell,
    });

    /// <summary>What the alarm of a modem's balance is called.</summary>
    public static string RuleName(string modem) => $"balance-{modem}";

    /// <summary>Takes up what was read before.</summary>
    /// <param name="options">How it is asked for.</param>
    /// <param name="messaging">The modems and the store.</param>
    /// <param name="ussd">By what it is asked.</param>
    /// <param name="news">Hears of each balance.</param>
    /// <param name="heard">Hears of each balance first: the alarms.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<BalanceDesk> OpenAsync(
        BalanceOptions options, Messaging messaging, UssdDesk ussd, NewsFeed news, Func<Reading, CancellationToken, Task> heard,
        CancellationToken cancellationToken)
    {
        var last = await messaging.Records.ReadAsync(records => records.All(Kind), cancellationToken).ConfigureAwait(false);
        return new(options, messaging.Modems, last, messaging.Records, ussd, messaging.Clock, news, heard);
    }

    /// <summary>What was read last; null: nothing yet.</summary>
    public BalanceReading? Last(string modem) => _last.GetValueOrDefault(modem);

    /// <summary>Whether what was read last is low.</summary>
    public bool IsLow(string modem) => Last(modem)?.Amount < Options.Low;

    /// <summary>Asks the network.</summary>
    /// <exception cref="ModemException">The module is not ready or does not answer.</exception>
    /// <exception cref="StoreException">The disk does not take the answer.</exception>
    public async Task<BalanceOutcome> AskAsync(IModem modem, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(modem);
        switch (await _ussd.RequestAsync(Options.Code, modem, holder: null, keepsOpen: false, cancellationToken).ConfigureAwait(false))
        {
            case UssdOutcome.Answered { Reply.Text: { } text } when Options.Pattern.Find(text) is { } amount:
                var balance = new BalanceReading(amount, _clock.Now.Wall);
                await KeepAsync(modem.Name, balance, cancellationToken).ConfigureAwait(false);
                return new BalanceOutcome.Known(balance);
            case UssdOutcome.Answered { Reply: var reply }:
                return new BalanceOutcome.Unread(reply.Text ?? "");
            case UssdOutcome.Busy busy:
                return new BalanceOutcome.Busy(busy.Wait);
            default:
                throw new InvalidOperationException("A USSD outcome of a kind unknown here.");
        }
    }

    /// <summary>
    /// Tells what was read last: the program may have ended between the disk and the alarms, and the topics are told anew.
    /// </summary>
    internal async Task TellAgainAsync(CancellationToken cancellationToken)
    {
        foreach (var (modem, balance) in _last)
            await TellAsync(modem, balance, cancellationToken).ConfigureAwait(false);
    }

    private async Task KeepAsync(string modem, BalanceReading balance, CancellationToken cancellationToken)
    {
        await _records.WriteAsync(
            records =>
            {
                records.Put(Kind, modem, balance);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        _last[modem] = balance;
        await TellAsync(modem, balance, cancellationToken).ConfigureAwait(false);
    }

    private async Task TellAsync(string modem, BalanceReading balance, CancellationToken cancellationToken)
    {
        var amount = Encoding.UTF8.GetBytes(balance.Amount.ToString(CultureInfo.InvariantCulture));
        await _heard(Reading.OfSite(Source(modem), amount), cancellationToken).ConfigureAwait(false);
        _news.Tell(new BalanceRead(modem, balance, IsLow(modem)));
    }

    private static string Source(string modem) => $"balance/{modem}";
}

using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Balance;
using IotSms.Telecontrol.Ussd;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Telecontrol.Tests.Balance;

/// <summary>Two prepaid SIMs whose network answers <c>*100#</c>.</summary>
internal sealed class Account : IAsyncDisposable
{
    private readonly Folder _folder = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public List<FakeModem> Modems { get; } = [new("sim1"), new("sim2")];

    /// <summary>What the network answers.</summary>
    public Func<UssdReply> Says { get; set; } = () => new UssdReply(0, "Balance: 42.00");

    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    public List<Reading> Heard { get; } = [];

    public NewsFeed News { get; private set; } = new();

    public UssdDesk Ussd { get; private set; } = null!;

    public BalanceDesk Desk { get; private set; } = null!;

    public Messaging Messaging { get; private set; } = null!;

    public static BalanceOptions Usual { get; } = new()
    {
        Code = "*100#", Pattern = BalancePattern.Parse(BalancePattern.Usual).Pattern!, Low = 50, Modem = "sim1",
    };

    public BalanceOptions Options { get; init; } = Usual;

    public static async Task<Account> OpenAsync(BalanceOptions? options = null)
    {
        var account = new Account { Options = options ?? Usual };
        foreach (var modem in account.Modems)
            modem.Ussd = (_, _) => Task.FromResult(account.Answer());
        await account.StartAsync();
        return account;
    }

    public async Task RestartAsync()
    {
        await Messaging.DisposeAsync();
        await StartAsync();
    }

    public BalanceLoop Loop() => new(Desk, Messaging.Clock, NullLogger.Instance);

    public async ValueTask DisposeAsync()
    {
        await Messaging.DisposeAsync();
        foreach (var modem in Modems)
            await modem.DisposeAsync();
        _folder.Dispose();
    }

    private UssdReply Answer()
    {
        Asked++;
        return Says();
    }

    private async Task StartAsync()
    {
        Messaging = await Messaging.OpenAsync(
            new GatewayOptions { DataDirectory = _folder.Path, RecordKinds = OutstationOptions.RecordKinds }, Modems, Time,
            NullLoggerFactory.Instance, CancellationToken.None);
        News = new NewsFeed();
        Ussd = new UssdDesk(Modems, Messaging.Clock);
        Desk = await BalanceDesk.OpenAsync(
            Options, Messaging, Ussd, News,
            (reading, _) =>
            {
                Heard.Add(reading);
                return Task.CompletedTask;
            },
            CancellationToken.None);
    }
}

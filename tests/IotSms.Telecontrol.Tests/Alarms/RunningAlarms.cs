using System.Text;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Alarms.OnCall;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Templates;
using IotSms.Telecontrol.Tests;

namespace IotSms.Telecontrol.Alarms;

/// <summary>Readings go in at the desk, and texts leave by a fake module: the loops run, on a fake clock.</summary>
internal sealed class RunningAlarms : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Folder _folder = new();
    private readonly BoardClock _time = new(BoardClock.Morning);
    private CancellationTokenSource _ending = new();
    private Task _running = Task.CompletedTask;

    private RunningAlarms() => Gateway = new() { DataDirectory = _folder.Path, RecordKinds = OutstationOptions.RecordKinds };

    public LogLines Log { get; } = new();

    public FakeModem Modem { get; } = new();

    public NewsFeed News { get; } = new();

    public AlarmOptions Options { get; set; } = new()
    {
        Rules = [AlarmSite.Rule("high", Severity.Major), AlarmSite.Rule("leak", Severity.Critical)],
        Duty = new Duty([new("team", ["+4790000001", "+4790000002"])], []),
    };

    public GatewayOptions Gateway { get; set; }

    public Messaging Messaging { get; private set; } = null!;

    public AlarmDesk Desk { get; private set; } = null!;

    public Phrases English => PhraseBook.BuiltIn(_time).Of("en");

    public static async Task<RunningAlarms> OpenAsync()
    {
        var alarms = new RunningAlarms();
        await alarms.StartAsync();
        return alarms;
    }

    public IReadOnlyList<string> SentIds =>
        [.. Messaging.FindAsync(new() { State = OutgoingState.Sent }, default).Result.Select(message => message.Id)];

    public Task HearAsync(string value, string rule = "high", string source = "pump3") => Desk.HearAsync(
        new Reading($"plant/{source}/{rule}", Encoding.UTF8.GetBytes(value), IsOld: false), TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<(string Key, T Record)>> ReadAsync<T>(RecordKind<T> kind) where T : class =>
        Messaging.Records.ReadAsync(records => records.All(kind), CancellationToken.None);

    public Task<OutgoingMessage?> MessageAsync(string id) => Messaging.GetAsync(id, CancellationToken.None);

    public async Task<OutgoingMessage> UntilSentAsync(string id)
    {
        await UntilAsync(() => SentIds.Contains(id), $"{id} is sent");
        return (await MessageAsync(id))!;
    }

    public async Task StartAsync()
    {
        _ending = new CancellationTokenSource();
        Messaging = await Messaging.OpenAsync(Gateway, [Modem], _time, Log, CancellationToken.None);
        Desk = await AlarmDesk.OpenAsync(
            Options, new UserDirectory(_folder.File("users"), Log), Messaging, PhraseBook.BuiltIn(_time), News, Log,
            CancellationToken.None);
        _running = Task.WhenAll(Messaging.RunAsync(_ending.Token), Desk.RunAsync(_ending.Token));
        Modem.Become(ModemState.Ready);
    }

    public async Task StopAsync(bool keepStore = false)
    {
        await _ending.CancelAsync();
        while (!_running.IsCompleted)
            await PassAsync(TimeSpan.FromSeconds(20));
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (!keepStore)
            await Messaging.DisposeAsync();
    }

    public async Task PassUntilAsync(Func<bool> holds, TimeSpan atMost)
    {
        for (var i = 0; !holds(); i++)
        {
            Assert.True(i < 200, "waited in vain");
            await PassAsync(atMost / 200);
        }
    }

    public async Task UntilAsync(Func<bool> holds, string what)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!holds())
        {
            Assert.False(_running.IsFaulted, _running.Exception?.ToString());
            Assert.False(patience.IsCancellationRequested, $"waited in vain: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
    }
}

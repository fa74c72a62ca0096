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
public sealed class AlarmsOfARunningSite : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Folder _folder = new();
    private readonly BoardClock _time = new(BoardClock.Morning);
    private readonly LogLines _log = new();
    private readonly FakeModem _modem = new();
    private readonly NewsFeed _news = new();
    private CancellationTokenSource _ending = new();
    private AlarmOptions _options = new()
    {
        Rules = [AlarmSite.Rule("high", Severity.Major)],
        Duty = new Duty([new("team", ["+4790000001", "+4790000002"])], []),
    };
    private GatewayOptions _gateway = null!;
    private Messaging _messaging = null!;
    private AlarmDesk _desk = null!;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _gateway = new() { DataDirectory = _folder.Path, RecordKinds = OutstationOptions.RecordKinds };
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_reading_that_is_heard_is_on_disk_and_somebody_is_told()
    {
        await HearAsync("93");

        Assert.Equal(1, Assert.Single(await ReadAsync(AlarmRecords.Alarms)).Record.Number);
        Assert.Single(await ReadAsync(RuleState.Records));
        Assert.Equal("+4790000001", (await UntilSentAsync("alarm-1-1-4790000001")).To);
        Assert.Equal(AlarmState.Raised, Assert.Single(_desk.Shown.Open).State);
        Assert.Equal(Lane.Alarm, (await MessageAsync("alarm-1-1-4790000001"))!.Priority);
    }

    [Fact]
    public async Task Each_step_is_told_as_news_and_at_the_start_each_alarm_that_is_known()
    {
        await HearAsync("93");
        await HearAsync("41");
        await UntilSentAsync("alarm-1-clear-4790000001");

        await StopAsync();
        await StartAsync();
        await HearAsync("94");

        var news = new List<Alarm>();
        await foreach (var item in _news.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (item is AlarmChanged { Alarm: var alarm })
                news.Add(alarm);
            if (news.Exists(told => told.Number == 2))
                break;
        }
        Assert.Equal([AlarmState.Raised, AlarmState.Cleared], news.Where(told => told.Number == 1).Select(told => told.State).Distinct());
        Assert.True(news.Count(told => told.State == AlarmState.Cleared) >= 2, "told again at the start");
    }

    [Fact]
    public async Task A_text_that_the_network_refuses_goes_to_the_next_person()
    {
        _modem.Answer(new SubmitOutcome.Refused(new AtError(AtErrorKind.Cms, 1, "unassigned number")));

        await HearAsync("93");

        await UntilSentAsync("alarm-1-2-4790000002");
        Assert.Equal("failed", _desk.Shown.Alarms[0].Tellings[0].Error);
    }

    [Fact]
    public async Task A_quota_only_delays_an_alarm()
    {
        await StopAsync();
        _gateway = _gateway with { PerRecipientPerHour = 1 };
        await StartAsync();
        await _messaging.SendAsync(
            new() { Id = "other", To = ["+4790000001"], Text = "hello", Source = "test" }, TestContext.Current.CancellationToken);

        await HearAsync("93");
        await UntilAsync(() => _log.With("quota-exceeded").Any(), "a refusal");
        Assert.Null(await MessageAsync("alarm-1-1-4790000001"));
        await PassUntilAsync(() => SentIds.Contains("alarm-1-1-4790000001"), TimeSpan.FromHours(2));

        Assert.Contains("alarm-1-2-4790000002", SentIds);
    }

    [Fact]
    public async Task Escalation_wakes_the_loop_by_itself()
    {
        await HearAsync("93");
        await UntilSentAsync("alarm-1-1-4790000001");

        await PassUntilAsync(() => SentIds.Contains("alarm-1-2-4790000002"), TimeSpan.FromMinutes(20));
        Assert.Equal("c1", (await _desk.AcknowledgeAsync(1, "bo", "c1", TestContext.Current.CancellationToken))!.AcknowledgedIn);

        Assert.Equal("bo", Assert.Single(await ReadAsync(AlarmRecords.Alarms)).Record.AcknowledgedBy);
    }

    [Fact]
    public async Task Whoever_waits_when_the_program_ends_is_not_answered()
    {
        await StopAsync(keepStore: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HearAsync("93"));
        Assert.Empty(await ReadAsync(AlarmRecords.Alarms));
    }

    [Fact]
    public async Task An_alarm_that_nobody_is_told_is_said_in_the_log()
    {
        await StopAsync();
        _options = _options with { Duty = new Duty([new("team", [])], []) };
        await StartAsync();

        await HearAsync("93");

        await UntilAsync(() => _log.With("told on MQTT only").Any(), "a warning");
    }

    [Fact]
    public async Task A_rule_that_is_gone_leaves_nothing_behind()
    {
        await HearAsync("93");
        await StopAsync();
        _options = _options with { Rules = [] };

        await StartAsync();

        await UntilAsync(() => _desk.Shown.Alarms is [{ State: AlarmState.Closed }], "it is closed");
        await UntilAsync(() => ReadAsync(RuleState.Records).Result.Count == 0, "its state is gone");
    }

    private IReadOnlyList<string> SentIds =>
        [.. _messaging.FindAsync(new() { State = OutgoingState.Sent }, default).Result.Select(message => message.Id)];

    private Task HearAsync(string value) => _desk.HearAsync(
        new Reading("plant/pump3/high", Encoding.UTF8.GetBytes(value), IsOld: false), TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<(string Key, T Record)>> ReadAsync<T>(RecordKind<T> kind) where T : class =>
        _messaging.Records.ReadAsync(records => records.All(kind), CancellationToken.None);

    private Task<OutgoingMessage?> MessageAsync(string id) => _messaging.GetAsync(id, CancellationToken.None);

    private async Task<OutgoingMessage> UntilSentAsync(string id)
    {
        await UntilAsync(() => SentIds.Contains(id), $"{id} is sent");
        return (await MessageAsync(id))!;
    }

    private async Task StartAsync()
    {
        _ending = new CancellationTokenSource();
        _messaging = await Messaging.OpenAsync(_gateway, [_modem], _time, _log, CancellationToken.None);
        _desk = await AlarmDesk.OpenAsync(
            _options, new UserDirectory(_folder.File("users"), _log), _messaging, PhraseBook.BuiltIn(_time), _news, _log,
            CancellationToken.None);
        _running = Task.WhenAll(_messaging.RunAsync(_ending.Token), _desk.RunAsync(_ending.Token));
        _modem.Become(ModemState.Ready);
    }

    private async Task StopAsync(bool keepStore = false)
    {
        await _ending.CancelAsync();
        while (!_running.IsCompleted)
            await PassAsync(TimeSpan.FromSeconds(20));
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (!keepStore)
            await _messaging.DisposeAsync();
    }

    private async Task PassUntilAsync(Func<bool> holds, TimeSpan atMost)
    {
        for (var i = 0; !holds(); i++)
        {
            Assert.True(i < 200, "waited in vain");
            await PassAsync(atMost / 200);
        }
    }

    private async Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
    }

    private async Task UntilAsync(Func<bool> holds, string what)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!holds())
        {
            Assert.False(_running.IsFaulted, _running.Exception?.ToString());
            Assert.False(patience.IsCancellationRequested, $"waited in vain: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }
    }
}

using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Telecontrol.Alarms.OnCall;
using IotSms.Telecontrol.Alarms.Rules;

namespace IotSms.Telecontrol.Alarms;

public sealed class AlarmsOfARunningSite
{
    [Fact]
    public async Task A_reading_that_is_heard_is_on_disk_and_somebody_is_told()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.HearAsync("93");

        Assert.Equal(1, Assert.Single(await alarms.ReadAsync(AlarmRecords.Alarms)).Record.Number);
        Assert.Single(await alarms.ReadAsync(RuleState.Records));
        Assert.Equal("+4790000001", (await alarms.UntilSentAsync("alarm-1-1-4790000001")).To);
        Assert.Equal(AlarmState.Raised, Assert.Single(alarms.Desk.Shown.Open).State);
        Assert.Equal(Lane.Alarm, (await alarms.MessageAsync("alarm-1-1-4790000001"))!.Priority);
    }

    [Fact]
    public async Task Each_step_is_told_as_news_and_at_the_start_each_alarm_that_is_known()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.HearAsync("93");
        await alarms.HearAsync("41");
        await alarms.UntilSentAsync("alarm-1-clear-4790000001");

        await alarms.StopAsync();
        await alarms.StartAsync();
        await alarms.HearAsync("94");

        var news = new List<Alarm>();
        await foreach (var item in alarms.News.ReadAsync(TestContext.Current.CancellationToken))
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
        await using var alarms = await RunningAlarms.OpenAsync();
        alarms.Modem.Answer(new SubmitOutcome.Refused(new AtError(AtErrorKind.Cms, 1, "unassigned number")));

        await alarms.HearAsync("93");

        await alarms.UntilSentAsync("alarm-1-2-4790000002");
        Assert.Equal("failed", alarms.Desk.Shown.Alarms[0].Tellings[0].Error);
    }

    [Fact]
    public async Task A_quota_only_delays_an_alarm()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.StopAsync();
        alarms.Gateway = alarms.Gateway with { PerRecipientPerHour = 1 };
        await alarms.StartAsync();
        await alarms.Messaging.SendAsync(
            new() { Id = "other", To = ["+4790000001"], Text = "hello", Source = "test" }, TestContext.Current.CancellationToken);

        await alarms.HearAsync("93");
        await alarms.UntilAsync(() => alarms.Log.With("quota-exceeded").Any(), "a refusal");
        Assert.Null(await alarms.MessageAsync("alarm-1-1-4790000001"));
        await alarms.PassUntilAsync(() => alarms.SentIds.Contains("alarm-1-1-4790000001"), TimeSpan.FromHours(2));

        Assert.Contains("alarm-1-2-4790000002", alarms.SentIds);
    }

    [Fact]
    public async Task Escalation_wakes_the_loop_by_itself()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.HearAsync("93");
        await alarms.UntilSentAsync("alarm-1-1-4790000001");

        await alarms.PassUntilAsync(() => alarms.SentIds.Contains("alarm-1-2-4790000002"), TimeSpan.FromMinutes(20));
        Assert.Equal("c1", (await alarms.Desk.AcknowledgeAsync(1, "bo", "c1", TestContext.Current.CancellationToken))!.AcknowledgedIn);

        Assert.Equal("bo", Assert.Single(await alarms.ReadAsync(AlarmRecords.Alarms)).Record.AcknowledgedBy);
    }

    [Fact]
    public async Task Whoever_waits_when_the_program_ends_is_not_answered()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.StopAsync(keepStore: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alarms.HearAsync("93"));
        Assert.Empty(await alarms.ReadAsync(AlarmRecords.Alarms));
    }

    [Fact]
    public async Task An_alarm_that_nobody_is_told_is_said_in_the_log()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.StopAsync();
        alarms.Options = alarms.Options with { Duty = new Duty([new("team", [])], []) };
        await alarms.StartAsync();

        await alarms.HearAsync("93");

        await alarms.UntilAsync(() => alarms.Log.With("told on MQTT only").Any(), "a warning");
    }

    [Fact]
    public async Task A_rule_that_is_gone_leaves_nothing_behind()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.HearAsync("93");
        await alarms.StopAsync();
        alarms.Options = alarms.Options with { Rules = [] };

        await alarms.StartAsync();

        await alarms.UntilAsync(() => alarms.Desk.Shown.Alarms is [{ State: AlarmState.Closed }], "it is closed");
        await alarms.UntilAsync(() => alarms.ReadAsync(RuleState.Records).Result.Count == 0, "its state is gone");
    }
}

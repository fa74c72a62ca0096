using IotSms.Gateway;

namespace IotSms.Telecontrol.Alarms;

public class TheProgramEndsAndStarts
{
    [Fact]
    public async Task What_was_written_and_not_handed_over_is_handed_over()
    {
        await using var site = await AlarmSite.OpenAsync();
        site.Raise("high", "pump3");
        site.Board.Pass(site.Now);
        await site.CommitAsync();

        await site.RestartAsync();
        await site.StepAsync();

        Assert.Equal("alarm-1-1-anna", Assert.Single(site.Outbox).Id);
    }

    [Fact]
    public async Task What_was_handed_over_and_not_noted_is_handed_over_again_under_the_same_id()
    {
        await using var site = await AlarmSite.OpenAsync();
        site.Raise("high", "pump3");
        site.Board.Pass(site.Now);
        await site.CommitAsync();
        site.HandOver(isNoted: false);

        await site.RestartAsync();
        Assert.Single(site.Board.Waiting);
        await site.StepAsync();

        Assert.Single(site.Outbox);
        Assert.Empty(site.Board.Waiting);
    }

    [Fact]
    public async Task Escalation_goes_on_from_where_it_was()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.WaitAsync(TimeSpan.FromMinutes(4));

        await site.RestartAsync(down: TimeSpan.FromMinutes(1));
        await site.WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["alarm-1-1-anna", "alarm-1-2-bo"], site.Outbox.Select(sent => sent.Id));
    }

    [Fact]
    public async Task A_clock_that_was_years_ahead_delays_nothing_for_years()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.StepAsync(() => site.Board.Silence("drift", TimeSpan.FromHours(2), "anna", site.Now));
        await site.RaiseAsync("high");
        await site.RaiseAsync("drift");

        site.SetSteady(TimeSpan.FromDays(-3650));
        await site.RestartAsync();
        await site.WaitAsync(TimeSpan.FromHours(2));

        Assert.Contains(site.Outbox, sent => sent.Text.Contains("drift", StringComparison.Ordinal));
        Assert.Contains(site.Outbox, sent => sent.Id == "alarm-1-2-bo");
    }

    [Fact]
    public async Task A_clock_that_is_set_by_years_while_it_runs_changes_no_pause()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");

        site.SetClock(TimeSpan.FromDays(-3650));
        await site.WaitAsync(TimeSpan.FromMinutes(9));
        Assert.Single(site.Outbox);
        await site.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, site.Outbox.Count);
    }

    [Fact]
    public async Task An_alarm_whose_rule_is_gone_is_closed_and_nobody_hears_of_it_again()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        site.Clear("high", "pump3");

        await site.RestartAsync();
        await site.WaitAsync(TimeSpan.FromDays(1));

        Assert.Equal(AlarmState.Closed, site.Only.State);
        Assert.Single(site.Outbox);
    }

    [Fact]
    public async Task Each_alarm_that_is_known_is_told_to_those_who_look()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.RaiseAsync("drift");
        await site.ClearAsync("drift");
        Assert.Equal([1, 2], site.Board.TakeChanged().Select(alarm => alarm.Number));
        Assert.Empty(site.Board.TakeChanged());

        await site.RestartAsync();

        Assert.Equal(
            [AlarmState.Raised, AlarmState.Cleared], site.Board.TakeChanged().Select(alarm => alarm.State));
    }

    [Fact]
    public async Task Of_those_that_are_over_only_the_newest_are_kept_and_no_number_comes_early()
    {
        await using var site = await AlarmSite.OpenAsync();
        for (var i = 0; i < 520; i++)
        {
            site.Raise("drift", "pump3");
            site.Clear("drift", "pump3");
        }
        await site.CommitAsync();

        await site.RestartAsync();
        Assert.Equal(500, site.Board.Alarms.Count);
        await site.RaiseAsync("high");

        Assert.Equal(521, site.Board.Alarms.Last().Number);
    }

    [Fact]
    public async Task Texts_are_forgotten_when_nothing_more_can_become_of_them()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.StepAsync(() => site.Board.Acknowledge(1, "anna", "c1", site.Now));
        await site.MessageEndsAsync("alarm-1-1-anna", OutgoingState.Sent);

        site.SetSteady(TimeSpan.FromHours(23));
        await site.StepAsync();
        await site.MessageEndsAsync("alarm-1-1-anna", OutgoingState.Undelivered);
        Assert.Equal("undelivered", site.Only.Tellings[0].Error);
        await site.StepAsync();
        await site.RestartAsync();
        await site.MessageEndsAsync("alarm-1-1-anna", OutgoingState.Delivered);

        Assert.Equal("undelivered", site.Only.Tellings[0].Error);
        Assert.Single(site.Outbox);
    }
}

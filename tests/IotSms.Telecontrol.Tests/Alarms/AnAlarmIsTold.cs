using IotSms.Gateway;

namespace IotSms.Telecontrol.Alarms;

public class AnAlarmIsTold
{
    private static readonly TimeSpan After = new Escalation().After;

    [Fact]
    public async Task The_first_of_the_group_is_told_at_once_in_his_language()
    {
        await using var site = await AlarmSite.OpenAsync();
        site.Duty["team"].Reverse();

        await site.RaiseAsync("high");

        var sent = Assert.Single(site.Outbox);
        Assert.Equal(("alarm-1-1-cai", "+4790000003"), (sent.Id, sent.To));
        Assert.Equal("ALARM 1: pump3 high: 93, Grenze 80 (09:00). Antwort: ack 1", sent.Text);
    }

    [Fact]
    public async Task The_next_ones_follow_until_somebody_acknowledges()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");

        await site.WaitAsync(After - TimeSpan.FromSeconds(1));
        Assert.Single(site.Outbox);
        await site.WaitAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("alarm-1-2-bo", site.Outbox[1].Id);

        await site.StepAsync(() => site.Board.Acknowledge(1, "bo", "c1", site.Now));
        await site.WaitAsync(TimeSpan.FromDays(2));

        Assert.Equal(2, site.Outbox.Count);
        Assert.Equal((AlarmState.Acknowledged, "bo"), (site.Only.State, site.Only.AcknowledgedBy));
    }

    [Fact]
    public async Task All_are_told_in_each_round_and_then_nobody()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");

        await site.WaitAsync(TimeSpan.FromDays(2));

        Assert.Equal(
            ["alarm-1-1-anna", "alarm-1-2-bo", "alarm-1-3-cai", "alarm-1-4-anna", "alarm-1-5-bo", "alarm-1-6-cai"],
            site.Outbox.Select(sent => sent.Id));
        Assert.StartsWith("STILL ALARM 1: pump3 high: 93, limit 80 (since 09:00).", site.Outbox[3].Text);
        Assert.All(site.Outbox.Zip(site.Outbox.Skip(1)), pair => Assert.Equal(After, pair.Second.At - pair.First.At));
    }

    [Fact]
    public async Task A_critical_one_is_repeated_until_somebody_acknowledges()
    {
        await using var site = await AlarmSite.OpenAsync();
        site.Duty["team"].RemoveRange(1, 2);
        await site.RaiseAsync("leak");

        await site.WaitAsync(TimeSpan.FromHours(3) + After);

        Assert.Equal(
            [TimeSpan.Zero, After, After + TimeSpan.FromHours(1), After + TimeSpan.FromHours(2), After + TimeSpan.FromHours(3)],
            site.Outbox.Select(sent => sent.At - AlarmSite.Start));
        Assert.Equal(["alarm-1-4-anna", "alarm-1-5-anna"], site.Only.Tellings.Select(telling => telling.Message));
    }

    [Fact]
    public async Task Those_who_were_told_are_told_that_it_is_over()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.WaitAsync(After);

        await site.ClearAsync("high");
        await site.WaitAsync(TimeSpan.FromDays(1));

        Assert.Equal(["alarm-1-clear-anna", "alarm-1-clear-bo"], site.Outbox.Skip(2).Select(sent => sent.Id));
        Assert.Equal("OVER 1: pump3 high: 41 (09:10)", site.Outbox[2].Text);
        Assert.Equal(AlarmState.Cleared, site.Only.State);
    }

    [Theory]
    [InlineData(OutgoingState.Failed)]
    [InlineData(OutgoingState.Undelivered)]
    [InlineData(OutgoingState.Expired)]
    [InlineData(OutgoingState.Canceled)]
    public async Task When_a_text_does_not_come_through_the_next_one_is_told_at_once(OutgoingState end)
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.MessageEndsAsync("alarm-1-1-anna", OutgoingState.Sent);
        Assert.Single(site.Outbox);

        await site.MessageEndsAsync("alarm-1-1-anna", end);

        Assert.Equal("alarm-1-2-bo", site.Outbox[1].Id);
        Assert.Equal(end.ToString().ToLowerInvariant(), site.Only.Tellings[0].Error);
        await site.ClearAsync("high");
        Assert.Equal(["alarm-1-clear-bo"], site.Outbox.Skip(2).Select(sent => sent.Id));
    }

    [Fact]
    public async Task A_text_that_fails_late_makes_nobody_told_before_his_time()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.WaitAsync(After);

        await site.MessageEndsAsync("alarm-1-1-anna", OutgoingState.Undelivered);

        Assert.Equal(2, site.Outbox.Count);
        Assert.Equal(["undelivered", null], site.Only.Tellings.Select(telling => telling.Error));
    }

    [Fact]
    public async Task A_text_that_the_outbox_refuses_for_good_goes_to_the_next_one()
    {
        await using var site = await AlarmSite.OpenAsync();
        site.Raise("high", "pump3");
        site.Board.Pass(site.Now);

        await site.StepAsync(() => site.Board.Refused("alarm-1-1-anna", "invalid-number", site.Now));

        Assert.Equal("alarm-1-2-bo", Assert.Single(site.Outbox).Id);
        Assert.Equal("invalid-number", site.Only.Tellings[0].Error);
    }

    [Fact]
    public async Task Who_has_no_number_is_passed_over_at_once_and_said()
    {
        await using var site = await AlarmSite.OpenAsync();
        site.Duty["team"][0] = new("anna", null, "en");

        await site.RaiseAsync("high");

        Assert.Equal("alarm-1-2-bo", Assert.Single(site.Outbox).Id);
        Assert.Equal(["no-number", null], site.Only.Tellings.Select(telling => telling.Error));
    }

    [Fact]
    public async Task Where_nobody_can_be_told_it_stays_open_and_is_looked_at_again()
    {
        await using var site = await AlarmSite.OpenAsync();
        var team = site.Duty["team"].ToList();
        site.Duty.Clear();
        await site.RaiseAsync("high");
        Assert.Equal((AlarmState.Raised, 0), (site.Only.State, site.Only.Tellings.Count));

        site.Duty["team"] = team;
        await site.WaitAsync(TimeSpan.FromHours(1));

        Assert.Equal("alarm-1-1-anna", Assert.Single(site.Outbox).Id);
    }

    [Fact]
    public async Task A_critical_one_that_no_text_can_carry_is_not_tried_without_a_pause()
    {
        await using var site = await AlarmSite.OpenAsync();
        site.Duty["team"] = [new("anna", null, "en")];

        await site.RaiseAsync("leak");
        Assert.Equal(2, site.Only.Tellings.Count);
        await site.WaitAsync(TimeSpan.FromHours(1));

        Assert.Equal(3, site.Only.Tellings[^1].Step);
    }

    [Fact]
    public async Task A_bare_number_is_told_too()
    {
        await using var site = await AlarmSite.OpenAsync();
        site.Duty["team"] = [new("+4790000009", "+4790000009", "en")];

        await site.RaiseAsync("high");

        Assert.Equal("alarm-1-1-4790000009", Assert.Single(site.Outbox).Id);
    }

    [Fact]
    public async Task What_is_raised_is_not_raised_again_and_what_is_over_not_ended_again()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.RaiseAsync("high");
        await site.ClearAsync("high");
        await site.ClearAsync("high");

        Assert.Equal(["alarm-1-1-anna", "alarm-1-clear-anna"], site.Outbox.Select(sent => sent.Id));
    }

    [Fact]
    public async Task The_persons_on_duty_are_those_of_the_hour()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        site.Duty["team"] = [new("dag", "+4790000004", "en")];

        await site.WaitAsync(After);

        Assert.Equal("alarm-1-2-dag", site.Outbox[1].Id);
    }

    [Fact]
    public async Task Who_knows_from_long_ago_is_told_that_it_is_over_whatever_failed_since()
    {
        await using var site = await AlarmSite.OpenAsync();
        site.Duty["team"].RemoveRange(1, 2);
        await site.RaiseAsync("leak");
        for (var step = 2; step <= 4; step++)
        {
            await site.WaitAsync(TimeSpan.FromHours(1));
            await site.MessageEndsAsync($"alarm-1-{step}-anna", OutgoingState.Failed);
        }

        await site.ClearAsync("leak");

        Assert.Equal("alarm-1-clear-anna", site.Outbox[^1].Id);
    }

    [Fact]
    public async Task Who_is_named_after_a_restart_is_told_at_once()
    {
        await using var site = await AlarmSite.OpenAsync();
        var team = site.Duty["team"].ToList();
        site.Duty.Clear();
        await site.RaiseAsync("high");

        site.Duty["team"] = team;
        await site.RestartAsync();
        await site.StepAsync();

        Assert.Equal("alarm-1-1-anna", Assert.Single(site.Outbox).Id);
    }
}

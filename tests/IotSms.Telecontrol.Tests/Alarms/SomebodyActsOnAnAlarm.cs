namespace IotSms.Telecontrol.Alarms;

public class SomebodyActsOnAnAlarm
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task An_acknowledgement_of_one_that_is_over_or_known_says_how_it_is()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.RaiseAsync("drift");
        await site.ClearAsync("high");

        Assert.Equal(AlarmState.Cleared, site.Board.Acknowledge(1, "anna", "c1", site.Now)!.State);
        Assert.Equal("c2", site.Board.Acknowledge(2, "anna", "c2", site.Now)!.AcknowledgedIn);
        Assert.Equal(("c2", "anna"), site.Board.Acknowledge(2, "bo", "c3", site.Now) is var again
            ? (again!.AcknowledgedIn, again.AcknowledgedBy) : default);
        Assert.Null(site.Board.Acknowledge(3, "anna", "c4", site.Now));
    }

    [Fact]
    public async Task All_are_acknowledged_at_once_and_only_those_that_were_not()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.RaiseAsync("drift");
        site.Board.Acknowledge(1, "anna", "c1", site.Now);

        Assert.Equal([2], site.Board.AcknowledgeAll("bo", "all", site.Now).Select(alarm => alarm.Number));
        Assert.Equal([2], site.Board.AcknowledgeAll("bo", "all", site.Now).Select(alarm => alarm.Number));
        Assert.Equal(["anna", "bo"], site.Board.Alarms.Select(alarm => alarm.AcknowledgedBy));
    }

    [Fact]
    public async Task An_acknowledged_one_is_told_to_be_over_too()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.StepAsync(() => site.Board.Acknowledge(1, "anna", "c1", site.Now));

        await site.ClearAsync("high");

        Assert.Equal("alarm-1-clear-anna", site.Outbox[1].Id);
    }

    [Fact]
    public async Task What_is_raised_in_silence_is_kept_and_told_when_silence_ends_if_it_is_so_still()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.StepAsync(() => site.Board.Silence(null, Hour, "anna", site.Now));
        await site.RaiseAsync("high");
        await site.RaiseAsync("drift");
        await site.ClearAsync("drift");
        Assert.Empty(site.Outbox);
        Assert.Equal([AlarmState.Raised, AlarmState.Cleared], site.Board.Alarms.Select(alarm => alarm.State));

        await site.WaitAsync(Hour);

        Assert.Equal("alarm-1-1-anna", Assert.Single(site.Outbox).Id);
        Assert.Empty(site.Board.Mutes);
    }

    [Fact]
    public async Task A_critical_one_passes_unless_its_rule_is_named()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.StepAsync(() => site.Board.Silence(null, Hour, "anna", site.Now));

        await site.RaiseAsync("leak", "cellar");
        await site.StepAsync(() => site.Board.Silence("leak", Hour, "anna", site.Now));
        await site.RaiseAsync("leak", "roof");

        Assert.Contains("cellar", Assert.Single(site.Outbox).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_of_one_rule_is_no_other_rules()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.StepAsync(() => site.Board.Silence("high", Hour, "anna", site.Now));

        await site.RaiseAsync("drift");
        await site.RaiseAsync("high");

        Assert.Contains("drift", Assert.Single(site.Outbox).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_ends_when_somebody_says_so()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.StepAsync(() => site.Board.Silence(null, Hour, "anna", site.Now));
        await site.StepAsync(() => site.Board.Silence("leak", Hour, "anna", site.Now));
        await site.RaiseAsync("high");
        await site.RaiseAsync("leak");

        await site.StepAsync(() => Assert.Single(site.Board.EndSilence("leak")));
        Assert.Contains("leak", Assert.Single(site.Outbox).Text, StringComparison.Ordinal);
        await site.StepAsync(() => Assert.Single(site.Board.EndSilence(null)));

        Assert.Contains("high", site.Outbox[1].Text, StringComparison.Ordinal);
        Assert.Empty(site.Board.EndSilence(null));
    }

    [Fact]
    public async Task Nobody_is_called_while_it_is_silent_and_it_goes_on_from_there()
    {
        await using var site = await AlarmSite.OpenAsync();
        await site.RaiseAsync("high");
        await site.StepAsync(() => site.Board.Silence(null, Hour, "anna", site.Now));

        await site.WaitAsync(Hour - TimeSpan.FromSeconds(1));
        Assert.Single(site.Outbox);
        await site.WaitAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("alarm-1-2-bo", site.Outbox[1].Id);
    }
}

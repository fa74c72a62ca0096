namespace IotSms.Gateway;

public class TimePasses
{
    [Fact]
    public async Task A_message_whose_time_to_live_ends_while_no_modem_is_ready_expires()
    {
        await using var site = await Site.RunningAsync(modems: new FakeModem().Become(Modem.ModemState.Searching));
        await site.SendAsync("a", with: request => request with { TimeToLive = TimeSpan.FromMinutes(15) });
        await site.PassAsync(TimeSpan.FromMinutes(14));
        Assert.DoesNotContain(OutgoingState.Expired, site.StatesOf("a"));

        await site.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal("expired", (await site.UntilAsync("a", OutgoingState.Expired)).Error!.Code);
    }

    [Fact]
    public async Task A_wall_clock_set_ahead_by_days_does_not_expire_what_was_accepted_before()
    {
        await using var site = await Site.RunningAsync(modems: new FakeModem().Become(Modem.ModemState.Searching));
        await site.SendAsync("a");

        site.Time.SetAhead(TimeSpan.FromDays(3));
        await site.PassAsync(TimeSpan.FromHours(1));
        site.Modem.Become(Modem.ModemState.Ready);

        await site.UntilAsync("a", OutgoingState.Sent);
    }

    [Fact]
    public async Task A_scheduled_message_goes_at_its_time()
    {
        await using var site = await Site.RunningAsync();
        var accepted = await site.SendAsync("a", with: request => request with { NotBefore = Site.Start.AddHours(3) });
        await site.PassAsync(TimeSpan.FromHours(2.9), steps: 10);

        Assert.Equal(OutgoingState.Scheduled, accepted.State);
        Assert.Empty(site.Modem.OnAir);
        await site.PassUntilAsync(() => site.Modem.OnAir.Count == 1, TimeSpan.FromHours(1), "its time");
    }

    [Fact]
    public async Task A_scheduled_message_goes_at_once_when_the_clock_is_set_past_its_time()
    {
        await using var site = await Site.RunningAsync();
        await site.SendAsync("a", with: request => request with { NotBefore = Site.Start.AddHours(3) });

        site.Time.SetAhead(TimeSpan.FromHours(4));

        await site.PassUntilAsync(() => site.Modem.OnAir.Count == 1, TimeSpan.FromMinutes(2), "somebody to look at the clock");
    }

    [Fact]
    public async Task In_quiet_hours_only_alarms_go()
    {
        await using var site = await Site.RunningAsync(
            options => options with { QuietHours = (new TimeOnly(22, 0), new TimeOnly(7, 0)) }, at: Site.Start.Date.AddHours(23));
        await site.SendAsync("a");
        await site.SendAsync("alarm", to: "+4790099999", with: request => request with { Priority = Lane.Alarm });
        await site.UntilAsync("alarm", OutgoingState.Sent);
        await site.PassAsync(TimeSpan.FromHours(7.9), steps: 20);
        Assert.Single(site.Modem.OnAir);

        await site.PassUntilAsync(() => site.Modem.OnAir.Count == 2, TimeSpan.FromHours(1), "the morning");
    }

    [Fact]
    public async Task Beyond_the_quota_messages_wait_and_alarms_pass()
    {
        await using var site = await Site.RunningAsync(options => options with { PerHour = 2 });
        for (var i = 0; i < 3; i++)
            await site.SendAsync($"m{i}", to: $"+479001234{i}");
        await site.SendAsync("alarm", to: "+4790099999", with: request => request with { Priority = Lane.Alarm });
        await site.UntilAsync("alarm", OutgoingState.Sent);
        await site.UntilAsync("m1", OutgoingState.Sent);
        await site.PassAsync(TimeSpan.FromMinutes(30));
        Assert.DoesNotContain(OutgoingState.Sending, site.StatesOf("m2"));

        await site.PassUntilAsync(() => site.StatesOf("m2").Contains(OutgoingState.Sent), TimeSpan.FromHours(1), "the next hour");
    }

    [Fact]
    public async Task The_quota_outlives_a_restart()
    {
        await using var site = await Site.RunningAsync(options => options with { PerHour = 1 });
        await site.SendAsync("a");
        await site.UntilAsync("a", OutgoingState.Sent);

        await using var after = await site.CrashAsync(options => options with { PerHour = 1 });
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.SendAsync("b");
        await after.PassAsync(TimeSpan.FromMinutes(30));

        Assert.Empty(after.Modem.OnAir);
    }

    [Fact]
    public async Task The_quota_outlives_the_recovery_of_a_modem()
    {
        await using var site = await Site.RunningAsync(options => options with { PerHour = 1 });
        await site.SendAsync("a");
        await site.UntilAsync("a", OutgoingState.Sent);
        site.Modem.Become(Modem.ModemState.Faulted);
        await site.PassAsync(TimeSpan.FromMinutes(5));
        site.Modem.Become(Modem.ModemState.Ready);
        await site.SendAsync("b", to: "+4790099999");
        await site.PassAsync(TimeSpan.FromMinutes(30));

        Assert.Single(site.Modem.OnAir);
    }

    [Fact]
    public async Task What_ended_long_ago_is_deleted_and_what_waits_or_was_not_heard_is_kept()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new Modem.SubmitOutcome.Unknown("silence", null));
        await site.SendAsync("held", with: request => request with { OnUnknown = UnknownPolicy.Hold, TimeToLive = TimeSpan.FromDays(100) });
        await site.SendAsync("old", to: "+4790099999");
        site.Modem.Store(1, Pdus.Deliver("+4790055555", "old"));
        await site.UntilAsync("old", OutgoingState.Sent);
        await site.UntilReceivedAsync();

        await site.PassAsync(TimeSpan.FromDays(31), steps: 20);
        await site.UntilAsync(() => site.Messaging.GetAsync("old", CancellationToken.None).Result is null);

        Assert.NotNull(await site.Messaging.GetAsync("held", CancellationToken.None));
        await site.UntilAsync(() => site.Messaging.FindReceivedAsync(new MessageFilter(), CancellationToken.None).Result.Count == 0);
    }

    [Fact]
    public async Task A_scheduled_message_lives_from_its_time_on_though_no_modem_is_ready_to_see_it_come()
    {
        await using var site = await Site.RunningAsync(modems: new FakeModem().Become(Modem.ModemState.Searching));
        await site.SendAsync(
            "a", with: request => request with { NotBefore = Site.Start.AddHours(3), TimeToLive = TimeSpan.FromMinutes(30) });
        await site.PassAsync(TimeSpan.FromHours(3.4), steps: 20);
        Assert.DoesNotContain(OutgoingState.Expired, site.StatesOf("a"));

        await site.PassUntilAsync(
            () => site.StatesOf("a").Contains(OutgoingState.Expired), TimeSpan.FromHours(1), "the end of its time to live");
    }

    [Fact]
    public async Task A_scheduled_message_does_not_expire_before_its_time_when_the_clock_is_set_back()
    {
        await using var site = await Site.RunningAsync();
        await site.SendAsync(
            "a", with: request => request with { NotBefore = Site.Start.AddHours(3), TimeToLive = TimeSpan.FromMinutes(30) });

        site.Time.SetAhead(TimeSpan.FromHours(-20));
        await site.PassAsync(TimeSpan.FromHours(22), steps: 20);
        Assert.DoesNotContain(OutgoingState.Expired, site.StatesOf("a"));

        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromHours(3), "its time");
    }

    [Fact]
    public async Task A_scheduled_message_whose_time_passed_while_the_program_was_away_goes_at_the_start_or_expires()
    {
        await using var site = await Site.OpenAsync();
        await site.SendAsync(
            "goes", with: request => request with { NotBefore = Site.Start.AddHours(1), TimeToLive = TimeSpan.FromHours(2) });
        await site.SendAsync(
            "expires", with: request => request with { NotBefore = Site.Start.AddHours(1), TimeToLive = TimeSpan.FromMinutes(30) });

        await using var after = await site.CrashAsync(Site.Start.AddHours(2));
        after.Listen("test", acknowledge: true);
        after.Run();

        await after.UntilAsync("goes", OutgoingState.Sent);
        await after.UntilAsync("expires", OutgoingState.Expired);
    }

    [Fact]
    public async Task A_clock_that_has_fallen_back_by_months_does_not_count_what_was_sent_long_ago_against_the_quotas()
    {
        await using var site = await Site.RunningAsync(options => options with { PerHour = 2, PerDay = 2, PerRecipientPerHour = 2 });
        for (var day = 0; day < 3; day++)
        {
            for (var i = 0; i < 2; i++)
            {
                await site.SendAsync($"m{day}{i}");
                await site.PassUntilAsync(
                    () => site.StatesOf($"m{day}{i}").Contains(OutgoingState.Sent), TimeSpan.FromHours(1), "it to go");
            }
            await site.PassAsync(TimeSpan.FromHours(25));
        }
        await site.SendAsync("last");
        await site.UntilAsync("last", OutgoingState.Sent);

        await using var back = await site.CrashAsync(
            Site.Start.AddDays(-300), options => options with { PerHour = 2, PerDay = 2, PerRecipientPerHour = 2 });
        back.Listen("test", acknowledge: true);
        back.Run();
        await back.SendAsync("after");
        await back.UntilAsync("after", OutgoingState.Sent);

        var refusal = await back.RefusedAsync(new SendRequest { Id = "x", To = ["+4790012345"], Text = "x", Source = "test" });
        Assert.Equal("quota-exceeded", refusal.Code);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task A_clock_set_by_days_does_not_change_how_long_the_service_centre_keeps_a_message(int days)
    {
        await using var site = await Site.RunningAsync(modems: new FakeModem().Become(Modem.ModemState.Searching));
        await site.SendAsync("a", with: request => request with { TimeToLive = TimeSpan.FromHours(10) });
        site.Time.SetAhead(TimeSpan.FromDays(days));
        await site.PassAsync(TimeSpan.FromHours(2));

        site.Modem.Become(Modem.ModemState.Ready);
        await site.UntilAsync("a", OutgoingState.Sent);

        var submit = Pdus.Submitted(site.Modem.Network.Single());
        Assert.Equal(TimeSpan.FromHours(8), ((Pdu.ValidityPeriod.Relative)submit.ValidityPeriod!).Duration);
    }
}

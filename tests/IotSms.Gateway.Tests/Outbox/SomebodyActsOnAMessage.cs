namespace IotSms.Gateway;

public class SomebodyActsOnAMessage
{
    [Fact]
    public async Task What_waits_is_taken_back_and_does_not_go()
    {
        await using var site = await Site.OpenAsync();
        site.Listen("test", acknowledge: true);
        await site.SendAsync("a");

        var (message, refusal) = await site.Messaging.CancelAsync("a", CancellationToken.None);
        site.Run();
        await site.SendAsync("b");
        await site.UntilAsync("b", OutgoingState.Sent);

        Assert.Null(refusal);
        Assert.Equal(OutgoingState.Canceled, message!.State);
        Assert.Single(site.Modem.OnAir);
    }

    [Fact]
    public async Task What_is_in_the_air_or_has_ended_is_not_taken_back()
    {
        await using var site = await Site.RunningAsync();
        var inTheAir = site.Modem.Hang();
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        Assert.Equal("too-late", (await site.Messaging.CancelAsync("a", CancellationToken.None)).Refusal!.Code);

        inTheAir.SetResult(new Modem.SubmitOutcome.Accepted(1));
        await site.UntilAsync("a", OutgoingState.Sent);

        Assert.Equal("too-late", (await site.Messaging.CancelAsync("a", CancellationToken.None)).Refusal!.Code);
        Assert.Equal("not-found", (await site.Messaging.CancelAsync("b", CancellationToken.None)).Refusal!.Code);
    }

    [Fact]
    public async Task What_has_ended_is_deleted_and_what_waits_is_not()
    {
        await using var site = await Site.RunningAsync();
        await site.SendAsync("a");
        await site.UntilAsync("a", OutgoingState.Sent);
        await site.SendAsync("b", with: request => request with { NotBefore = Site.Start.AddDays(1) });

        Assert.Null(await site.Messaging.DeleteAsync("a", CancellationToken.None));
        Assert.Equal("not-found", (await site.Messaging.DeleteAsync("a", CancellationToken.None))!.Code);
        Assert.Equal("not-ended", (await site.Messaging.DeleteAsync("b", CancellationToken.None))!.Code);
    }

    [Fact]
    public async Task Messages_are_found_newest_first_by_state_number_and_time()
    {
        await using var site = await Site.OpenAsync(options => options with { PerRecipientPerHour = 0 });
        for (var i = 0; i < 450; i++)
        {
            site.Time.Advance(TimeSpan.FromSeconds(1));
            await site.SendAsync(
                $"m{i}", to: $"+479001234{i % 10}",
                with: request => request with { NotBefore = i < 5 ? Site.Start.AddDays(9) : null });
        }

        Assert.Equal(["m449", "m448"], await FoundAsync(new MessageFilter { Limit = 2 }));
        Assert.Equal(["m443", "m433"], await FoundAsync(new MessageFilter { Limit = 2, Number = "4790012343" }));
        Assert.Equal(["m4", "m3", "m2", "m1", "m0"], await FoundAsync(new MessageFilter { State = OutgoingState.Scheduled }));
        Assert.Equal(["m449", "m448", "m447"], await FoundAsync(new MessageFilter { Since = Site.Start.AddSeconds(448) }));

        async Task<IEnumerable<string>> FoundAsync(MessageFilter filter) =>
            (await site.Messaging.FindAsync(filter, CancellationToken.None)).Select(message => message.Id);
    }

    [Fact]
    public async Task What_may_have_gone_out_before_is_not_taken_back_though_it_waits_again()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new Modem.SubmitOutcome.Unknown("silence", null));
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        site.Modem.Become(Modem.ModemState.Searching);
        await site.PassUntilAsync(
            () => site.StatesOf("a").Count(state => state == OutgoingState.Queued) == 2, TimeSpan.FromMinutes(5), "it to wait again");

        var (message, refusal) = await site.Messaging.CancelAsync("a", CancellationToken.None);

        Assert.Equal(("too-late", OutgoingState.Queued), (refusal!.Code, message!.State));
    }

    [Fact]
    public async Task What_is_scheduled_or_delayed_is_taken_back()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new Modem.SubmitOutcome.Refused(new Modem.AtError(Modem.AtErrorKind.Cms, 41, "temporary failure")));
        await site.SendAsync("scheduled", with: request => request with { NotBefore = Site.Start.AddDays(1) });
        await site.SendAsync("delayed", to: "+4790099999");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1 && site.StatesOf("delayed").Count >= 3);

        foreach (var id in (string[])["scheduled", "delayed"])
            Assert.Equal(OutgoingState.Canceled, (await site.Messaging.CancelAsync(id, CancellationToken.None)).Message!.State);
        await site.PassAsync(TimeSpan.FromDays(2), steps: 20);

        Assert.Equal((1, 2, 0), (site.Modem.OnAir.Count, site.Messaging.Counters.Canceled, site.Messaging.Counters.Queued));
    }

    [Fact]
    public async Task What_was_taken_back_stays_so_after_a_restart_and_is_not_taken_back_twice()
    {
        await using var site = await Site.OpenAsync();
        await site.SendAsync("a");
        await site.Messaging.CancelAsync("a", CancellationToken.None);
        Assert.Equal("too-late", (await site.Messaging.CancelAsync("a", CancellationToken.None)).Refusal!.Code);

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.SendAsync("b");
        await after.UntilAsync("b", OutgoingState.Sent);

        Assert.Equal(OutgoingState.Canceled, (await after.Messaging.GetAsync("a", CancellationToken.None))!.State);
        Assert.Single(after.Modem.OnAir);
    }

    [Fact]
    public async Task What_was_deleted_is_not_written_again_by_a_commit_that_comes_late()
    {
        await using var site = await Site.OpenAsync();
        await site.SendAsync("a");
        var (step, _) = await site.Outbox.CancelAsync("a", CancellationToken.None);
        await site.Messaging.DeleteAsync("a", CancellationToken.None);

        await site.Outbox.CommitAsync([step!]);

        Assert.Null(await site.Messaging.GetAsync("a", CancellationToken.None));
    }

    [Fact]
    public async Task What_was_held_for_longer_than_it_lives_is_sent_when_somebody_says_so()
    {
        await using var site = await HeldAsync(request => request with { TimeToLive = TimeSpan.FromHours(1) });
        await site.PassAsync(TimeSpan.FromDays(2));

        await site.Messaging.SettleAsync("a", resend: true, CancellationToken.None);

        var sent = await site.UntilAsync("a", OutgoingState.Sent);
        Assert.DoesNotContain(OutgoingState.Expired, site.StatesOf("a"));
        Assert.Equal(site.Time.GetUtcNow().AddHours(1), sent.ExpiresAt);
    }

    [Fact]
    public async Task What_is_not_held_is_not_decided_and_a_decision_is_taken_once()
    {
        await using var site = await HeldAsync();
        await site.SendAsync("scheduled", with: request => request with { NotBefore = Site.Start.AddDays(1) });

        Assert.Equal("not-found", (await site.Messaging.SettleAsync("scheduled", resend: true, CancellationToken.None)).Refusal!.Code);
        Assert.Null((await site.Messaging.SettleAsync("a", resend: false, CancellationToken.None)).Refusal);
        Assert.Equal("not-found", (await site.Messaging.SettleAsync("a", resend: true, CancellationToken.None)).Refusal!.Code);
        Assert.Single(site.Modem.OnAir);
    }

    [Fact]
    public async Task What_is_held_outlives_a_restart_and_is_still_to_be_decided()
    {
        await using var site = await HeldAsync();

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();
        after.Modem.Tell(new Modem.ModemNews.NothingLeftInTheAir());
        await after.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal((0, 1), (after.Messaging.Counters.Queued, after.Messaging.Counters.Unknown));

        await after.Messaging.SettleAsync("a", resend: true, CancellationToken.None);
        Assert.True((await after.UntilAsync("a", OutgoingState.Sent)).PossibleDuplicate);
    }

    private static async Task<Site> HeldAsync(Func<SendRequest, SendRequest>? with = null)
    {
        var site = await Site.RunningAsync();
        site.Modem.Answer(new Modem.SubmitOutcome.Unknown("silence", null));
        await site.SendAsync("a", with: request => (with?.Invoke(request) ?? request) with { OnUnknown = UnknownPolicy.Hold });
        await site.PassUntilAsync(
            () => site.StatesOf("a").Contains(OutgoingState.Unknown), TimeSpan.FromMinutes(5), "the decision to hold");
        return site;
    }
}

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
            await site.SendAsync($"m{i}", to: $"+479001234{i % 10}", with: request => request with { NotBefore = i < 5 ? Site.Start.AddDays(9) : null });
        }

        Assert.Equal(["m449", "m448"], await FoundAsync(new MessageFilter { Limit = 2 }));
        Assert.Equal(["m443", "m433"], await FoundAsync(new MessageFilter { Limit = 2, Number = "4790012343" }));
        Assert.Equal(["m4", "m3", "m2", "m1", "m0"], await FoundAsync(new MessageFilter { State = OutgoingState.Scheduled }));
        Assert.Equal(["m449", "m448", "m447"], await FoundAsync(new MessageFilter { Since = Site.Start.AddSeconds(448) }));

        async Task<IEnumerable<string>> FoundAsync(MessageFilter filter) =>
            (await site.Messaging.FindAsync(filter, CancellationToken.None)).Select(message => message.Id);
    }
}

using IotSms.Modem;

namespace IotSms.Gateway;

public class AMessageGoesOut
{
    [Fact]
    public async Task An_accepted_message_is_queued_sending_and_sent()
    {
        await using var site = await Site.RunningAsync();

        var accepted = await site.SendAsync("a");
        var sent = await site.UntilAsync("a", OutgoingState.Sent);

        Assert.Equal(OutgoingState.Queued, accepted.State);
        Assert.Equal((1, 1, "sim1", false), (sent.Parts, sent.PartsSent, sent.Modem, sent.PossibleDuplicate));
        Assert.Equal(Site.Start, sent.SentAt);
        Assert.Single(site.Modem.Network);
    }

    [Fact]
    public async Task What_is_in_the_air_is_durable_as_about_to_be_submitted()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Hang();
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);

        await using var after = await site.CrashAsync();

        Assert.Equal(OutgoingState.Sending, (await after.Messaging.GetAsync("a", CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_long_message_goes_part_by_part_and_is_sent_when_all_are()
    {
        await using var site = await Site.RunningAsync();
        await site.SendAsync("long", text: new string('x', 400));

        var sent = await site.UntilAsync("long", OutgoingState.Sent);

        Assert.Equal((3, 3), (sent.Parts, sent.PartsSent));
        Assert.Equal(["/0", "/1", "/2"], site.Modem.OnAir.Select(id => id[^2..]));
    }

    [Fact]
    public async Task Several_recipients_are_several_messages_and_one_request()
    {
        await using var site = await Site.RunningAsync();

        var accepted = Assert.IsType<SendResult.Accepted>(await site.TrySendAsync(
            new SendRequest { Id = "all", To = ["+4790012345", "+4790012346"], Text = "x", Source = "test" }));

        Assert.Equal(["all.1", "all.2"], accepted.Messages.Select(message => message.Id));
        await site.UntilAsync("all.1", OutgoingState.Sent);
        await site.UntilAsync("all.2", OutgoingState.Sent);
    }

    [Fact]
    public async Task Messages_to_one_recipient_keep_their_order_when_handed_in_at_once()
    {
        await using var site = await Site.RunningAsync();

        var accepted = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => site.SendAsync($"m{i}")));
        await site.UntilAsync("m19", OutgoingState.Sent);

        Assert.Equal(20, accepted.Length);
        Assert.Equal(site.Modem.OnAir.Order(StringComparer.Ordinal), site.Modem.OnAir);
    }

    [Fact]
    public async Task While_the_modem_searches_for_a_network_nothing_goes_and_no_try_is_counted()
    {
        await using var site = await Site.RunningAsync(modems: new FakeModem().Become(ModemState.Searching));
        await site.SendAsync("a");
        await site.PassAsync(TimeSpan.FromHours(2));

        Assert.Empty(site.Modem.OnAir);
        site.Modem.Become(ModemState.Ready);
        Assert.Equal(0, (await site.UntilAsync("a", OutgoingState.Sent)).Tries);
    }

    [Fact]
    public async Task A_submission_that_did_not_leave_is_tried_again_and_counts_no_try()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new SubmitOutcome.NotSubmitted("no prompt"), new SubmitOutcome.NotSubmitted("no prompt"));
        await site.SendAsync("a");

        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(1), "the third submission");

        var sent = await site.UntilAsync("a", OutgoingState.Sent);
        Assert.Equal((0, false), (sent.Tries, sent.PossibleDuplicate));
    }
}

using IotSms.Modem;

namespace IotSms.Gateway;

public class TheNetworkRefuses
{
    [Fact]
    public async Task For_good_and_the_message_fails_with_the_raw_code()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Cms(1));
        await site.SendAsync("a");

        var failed = await site.UntilAsync("a", OutgoingState.Failed);

        Assert.Equal(("refused", "+CMS ERROR: 1"), (failed.Error!.Code, failed.Error.Raw));
    }

    [Fact]
    public async Task For_now_and_the_message_is_tried_again_after_a_while_unmarked()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Cms(41), Cms(41));
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        await site.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Single(site.Modem.OnAir);

        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(2), "the third try");

        var sent = await site.UntilAsync("a", OutgoingState.Sent);
        Assert.Equal((2, false, null), (sent.Tries, sent.PossibleDuplicate, sent.Error));
    }

    [Fact]
    public async Task A_message_that_is_refused_does_not_hold_up_another()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Cms(41));
        await site.SendAsync("a");
        await site.SendAsync("b", to: "+4790099999");

        await site.UntilAsync("b", OutgoingState.Sent);
    }

    [Fact]
    public async Task Three_recipients_in_a_row_and_the_modem_rests_while_the_other_carries_on()
    {
        var (bad, good) = (new FakeModem("bad"), new FakeModem("good").Become(ModemState.Searching));
        bad.Answer(Cms(41), Cms(41), Cms(41));
        await using var site = await Site.RunningAsync(modems: [bad, good]);
        for (var i = 0; i < 5; i++)
            await site.SendAsync($"m{i}", to: $"+479001234{i}");
        await site.UntilAsync(() => bad.OnAir.Count == 3);

        good.Become(ModemState.Ready);

        await site.UntilAsync("m4", OutgoingState.Sent);
        Assert.Equal(3, bad.OnAir.Count);
    }

    [Fact]
    public async Task One_recipient_three_times_and_later_messages_pass_it()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Cms(27), Cms(27), Cms(27));
        await site.SendAsync("a");
        await site.SendAsync("b");

        await site.PassUntilAsync(() => site.StatesOf("b").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(4), "b to pass a");

        Assert.DoesNotContain(OutgoingState.Sent, site.StatesOf("a"));
    }

    [Fact]
    public async Task The_subscription_is_barred_and_the_queue_rests_without_counting_tries()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Cms(8));
        await site.SendAsync("a");
        await site.UntilAsync(() => site.StatesOf("a").Count >= 2 && site.Modem.OnAir.Count == 1);
        await site.PassAsync(TimeSpan.FromMinutes(14));
        Assert.Single(site.Modem.OnAir);

        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(3), "the next try");

        Assert.Equal(0, (await site.UntilAsync("a", OutgoingState.Sent)).Tries);
    }

    [Fact]
    public async Task An_optional_element_and_the_message_goes_once_more_without()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Cms(199));
        await site.SendAsync("a", with: request => request with { Flash = true });

        await site.UntilAsync("a", OutgoingState.Sent);

        var plain = Pdus.Submitted(Assert.Single(site.Modem.Network));
        Assert.Null(plain.ValidityPeriod);
        Assert.Null(plain.DataCodingScheme.MessageClass);
    }

    [Theory]
    [InlineData(4, OutgoingState.Sent)]
    [InlineData(9, OutgoingState.Failed)]
    public async Task Its_form_as_any_is_that_a_bad_line_took_a_byte_of_until_it_is_refused_again_and_again(int times, OutgoingState end)
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer([.. Enumerable.Repeat(Cms(304), times)]);
        await site.SendAsync("a");

        await site.PassUntilAsync(() => site.StatesOf("a").Contains(end), TimeSpan.FromMinutes(30), $"{end}");
    }

    [Fact]
    public async Task As_a_duplicate_and_the_message_is_as_good_as_sent()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Cms(197));
        await site.SendAsync("a");

        await site.UntilAsync("a", OutgoingState.Sent);
    }

    [Fact]
    public async Task Until_its_time_to_live_ends_and_the_message_expires_with_the_last_error()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer([.. Enumerable.Repeat(Cms(41), 20)]);
        await site.SendAsync("a", with: request => request with { TimeToLive = TimeSpan.FromMinutes(5) });

        await site.PassUntilAsync(
            () => site.StatesOf("a").Contains(OutgoingState.Expired), TimeSpan.FromMinutes(20), "the end of its time to live");

        Assert.Equal("refused-for-now", (await site.UntilAsync("a", OutgoingState.Expired)).Error!.Code);
    }

    [Fact]
    public async Task One_message_with_a_device_error_each_time_and_after_the_first_pause_another_goes_first()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.AnswerAll(submission => submission.Pdu.ToHex().Contains("0900214365", StringComparison.Ordinal) ? Cms(300) : null);
        await site.SendAsync("bad", to: "+4790001234567");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        await site.SendAsync("good", to: "+4790099999");

        await site.PassUntilAsync(() => site.StatesOf("good").Contains(OutgoingState.Sent), TimeSpan.FromSeconds(30), "the other message");

        await site.PassUntilAsync(() => site.Modem.OnAir.Count == 4, TimeSpan.FromMinutes(20), "the bad one to be tried again");
        Assert.Equal(OutgoingState.Queued, (await site.Messaging.GetAsync("bad", CancellationToken.None))!.State);
    }

    private static SubmitOutcome.Refused Cms(int code) => new(new AtError(AtErrorKind.Cms, code, CmsErrors.Texts[code]));
}

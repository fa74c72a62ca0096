using IotSms.Modem;

namespace IotSms.Gateway;

public class AStatusReportComes
{
    [Theory]
    [InlineData(0x00, OutgoingState.Delivered)]
    [InlineData(0x01, OutgoingState.Delivered)]
    [InlineData(0x1F, OutgoingState.Delivered)]
    [InlineData(0x40, OutgoingState.Undelivered)]
    [InlineData(0x46, OutgoingState.Undelivered)]
    [InlineData(0x62, OutgoingState.Undelivered)]
    public async Task Its_status_ends_the_message(byte status, OutgoingState state)
    {
        await using var site = await SentAsync();
        Report(site, 0, status);

        var ended = await site.UntilAsync("a", state);

        Assert.Equal(state == OutgoingState.Undelivered ? $"TP-ST {status:X2}" : null, ended.Error?.Raw);
    }

    [Theory]
    [InlineData(0x20)]
    [InlineData(0x30)]
    [InlineData(0x80)]
    public async Task While_the_service_centre_still_tries_the_message_stays_sent(byte status)
    {
        await using var site = await SentAsync();
        Report(site, 0, status);
        Report(site, 0, 0);

        await site.UntilAsync("a", OutgoingState.Delivered);

        Assert.Equal(1, site.Messaging.Counters.Delivered);
    }

    [Fact]
    public async Task A_message_of_several_parts_is_delivered_when_all_are()
    {
        await using var site = await SentAsync(new string('x', 300));
        Report(site, 1, 0);
        Report(site, 0, 0);

        await site.UntilAsync("a", OutgoingState.Delivered);
        Assert.Equal(1, site.Messaging.Counters.Delivered);
    }

    [Fact]
    public async Task Stored_on_the_SIM_it_is_taken_from_there()
    {
        await using var site = await SentAsync();
        site.Modem.Store(9, Pdus.Report(0, "90012345", 0));

        await site.UntilAsync("a", OutgoingState.Delivered);
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);
    }

    [Fact]
    public async Task Twice_it_counts_once()
    {
        await using var site = await SentAsync();
        Report(site, 0, 0);
        Report(site, 0, 0);
        site.Modem.Store(1, Pdus.Deliver("+4790055555", "after"));
        await site.UntilReceivedAsync();

        Assert.Equal((1, 0), (site.Messaging.Counters.Delivered, site.Messaging.Counters.ReportsUnmatched));
    }

    [Fact]
    public async Task Before_the_answer_to_the_submission_it_is_kept_for_it()
    {
        await using var site = await Site.RunningAsync();
        var inTheAir = site.Modem.Hang();
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        Report(site, 34, 0);
        site.Modem.Store(1, Pdus.Deliver("+4790055555", "after"));
        await site.UntilReceivedAsync();

        inTheAir.SetResult(new SubmitOutcome.Accepted(34));

        await site.UntilAsync("a", OutgoingState.Delivered);
    }

    [Fact]
    public async Task After_the_reference_has_wrapped_it_means_the_newest_message()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new SubmitOutcome.Accepted(5), new SubmitOutcome.Accepted(5));
        await site.SendAsync("old");
        await site.UntilAsync("old", OutgoingState.Sent);
        await site.SendAsync("new");
        await site.UntilAsync("new", OutgoingState.Sent);

        Report(site, 5, 0);

        await site.UntilAsync("new", OutgoingState.Delivered);
        Assert.DoesNotContain(OutgoingState.Delivered, site.StatesOf("old"));
    }

    [Fact]
    public async Task For_nothing_that_waits_it_is_counted_and_leaves_the_SIM()
    {
        await using var site = await SentAsync();
        site.Modem.Store(1, Pdus.Report(99, "+4790012345", 0)).Store(2, Pdus.Report(0, "+4790099999", 0));

        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        Assert.Equal(2, site.Messaging.Counters.ReportsUnmatched);
    }

    private static void Report(Site site, byte reference, byte status) =>
        site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(reference, "+4790012345", status)));

    private static async Task<Site> SentAsync(string text = "hello")
    {
        var site = await Site.RunningAsync();
        await site.SendAsync("a", text: text);
        await site.UntilAsync("a", OutgoingState.Sent);
        return site;
    }
}

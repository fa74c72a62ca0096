using IotSms.Gateway.Storage.PowerLoss;
using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>A report that is taken for the wrong part's either loses a message or sends one twice.</summary>
public class AStatusReportMeansAnotherPart
{
    private const string Recipient = "+4790012345";
    private static readonly SubmitOutcome Silence = new SubmitOutcome.Unknown("no answer in 180 s", null);

    [Fact]
    public async Task One_that_came_twice_before_the_answer_does_not_settle_the_next_message_in_doubt()
    {
        await using var site = await Site.RunningAsync();
        var first = site.Modem.Hang();
        site.Modem.Answer(Silence);
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        await ReportAsync(site, 5, times: 2);
        first.SetResult(new SubmitOutcome.Accepted(5));
        await site.UntilAsync("a", OutgoingState.Delivered);

        await site.SendAsync("b");
        await site.PassUntilAsync(() => site.StatesOf("b").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");

        Assert.True((await site.UntilAsync("b", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task After_a_restart_it_means_the_newest_submission_and_not_the_newest_message()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new SubmitOutcome.Accepted(5), new SubmitOutcome.Accepted(5));
        await site.SendAsync("late", with: request => request with { NotBefore = Site.Start.AddMinutes(5) });
        await site.SendAsync("early");
        await site.UntilAsync("early", OutgoingState.Sent);
        await site.PassUntilAsync(() => site.StatesOf("late").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(10), "its time");
        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();

        after.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(5, Recipient, 0, second: 100_000)));

        await after.UntilAsync("late", OutgoingState.Delivered);
        Assert.DoesNotContain(OutgoingState.Delivered, after.StatesOf("early"));
    }

    [Fact]
    public async Task One_that_fits_no_part_in_the_air_after_all_is_counted_and_forgotten()
    {
        await using var site = await Site.RunningAsync();
        var first = site.Modem.Hang();
        site.Modem.Answer(Silence);
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        await ReportAsync(site, 99);
        first.SetResult(new SubmitOutcome.Refused(new AtError(AtErrorKind.Cms, 1, "unassigned number")));
        await site.UntilAsync("a", OutgoingState.Failed);

        await site.SendAsync("b");
        await site.PassUntilAsync(() => site.StatesOf("b").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");

        Assert.Equal((1, 0), (site.Messaging.Counters.ReportsUnmatched, site.Messaging.Counters.Delivered));
    }

    [Fact]
    public async Task All_that_came_before_the_answer_are_taken_in_their_order()
    {
        await using var site = await Site.RunningAsync();
        var inTheAir = site.Modem.Hang();
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        await ReportAsync(site, 5, status: 0x30);
        await ReportAsync(site, 5);

        inTheAir.SetResult(new SubmitOutcome.Accepted(5));

        await site.UntilAsync("a", OutgoingState.Delivered);
    }

    [Fact]
    public async Task One_that_came_while_the_part_was_in_the_air_settles_it_when_no_answer_comes()
    {
        await using var site = await Site.RunningAsync();
        var inTheAir = site.Modem.Hang();
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        await ReportAsync(site, 5);

        inTheAir.SetResult(Silence);

        Assert.False((await site.UntilAsync("a", OutgoingState.Delivered)).PossibleDuplicate);
    }

    [Fact]
    public async Task None_settles_a_message_that_asked_for_no_report()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a", with: request => request with { StatusReport = false });
        await site.UntilAsync(() => site.StatesOf("a").Count >= 2 && site.Modem.OnAir.Count == 1);
        await ReportAsync(site, 77);

        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");

        Assert.Equal(2, site.Modem.OnAir.Count);
    }

    [Fact]
    public async Task One_for_a_part_in_doubt_is_no_repeat_of_an_older_one_of_the_same_reference()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new SubmitOutcome.Accepted(5), Silence);
        await site.SendAsync("old");
        await site.UntilAsync("old", OutgoingState.Sent);
        await ReportAsync(site, 5);
        await site.UntilAsync("old", OutgoingState.Delivered);
        await site.SendAsync("new");
        await site.UntilAsync(() => site.StatesOf("new").Count >= 2 && site.Modem.OnAir.Count == 2);

        await ReportAsync(site, 5);
        Assert.DoesNotContain(OutgoingState.Delivered, site.StatesOf("new"));
        await ReportAsync(site, 5, second: 60);

        await site.UntilAsync("new", OutgoingState.Delivered);
        Assert.Equal(2, site.Modem.OnAir.Count);
    }

    [Fact]
    public async Task One_that_comes_again_after_the_reference_has_come_round_does_not_mean_the_newer_part()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new SubmitOutcome.Accepted(5), new SubmitOutcome.Accepted(5));
        await site.SendAsync("old");
        await site.UntilAsync("old", OutgoingState.Sent);
        await ReportAsync(site, 5);
        await site.SendAsync("new");
        await site.UntilAsync("new", OutgoingState.Sent);

        await ReportAsync(site, 5);
        Assert.DoesNotContain(OutgoingState.Delivered, site.StatesOf("new"));
        await ReportAsync(site, 5, status: 0x46, second: 60);

        await site.UntilAsync("new", OutgoingState.Undelivered);
        var counters = site.Messaging.Counters;
        Assert.Equal((1, 1, 0), (counters.Delivered, counters.Undelivered, counters.ReportsUnmatched));
    }

    [Fact]
    public async Task One_of_a_submission_before_does_not_settle_the_next_message_in_doubt()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence, new SubmitOutcome.Accepted(6), Silence);
        await site.SendAsync("a");
        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");
        await site.SendAsync("b");
        await site.UntilAsync(() => site.StatesOf("b").Count >= 2 && site.Modem.OnAir.Count == 3);

        await ReportAsync(site, 5);

        await site.PassUntilAsync(() => site.StatesOf("b").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");
        Assert.True((await site.UntilAsync("b", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task One_of_a_submission_that_was_followed_by_another_does_not_settle_a_message_held_since_before(int minutesBetween)
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence, Silence);
        await site.SendAsync("held", with: request => request with { OnUnknown = UnknownPolicy.Hold, Priority = Lane.Alarm });
        await site.UntilAsync(() => site.StatesOf("held").Count >= 2 && site.Modem.OnAir.Count == 1);
        await site.PassAsync(TimeSpan.FromMinutes(minutesBetween));
        await site.SendAsync("again");
        await site.PassUntilAsync(
            () => site.StatesOf("again").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(10), "the second submission");

        await ReportAsync(site, 200, second: minutesBetween * 60);

        Assert.Equal(OutgoingState.Unknown, (await site.Messaging.GetAsync("held", CancellationToken.None))!.State);
        Assert.Equal(1, site.Messaging.Counters.ReportsUnmatched);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_may_mean_either_of_two_parts_in_doubt_settles_neither(bool cameBeforeTheSecondAnswer)
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a");
        await site.UntilAsync(() => site.StatesOf("a").Count >= 2 && site.Modem.OnAir.Count == 1);
        var second = site.Modem.Hang();
        await site.SendAsync("alarm", with: request => request with { Priority = Lane.Alarm });
        await site.UntilAsync(() => site.Modem.OnAir.Count == 2);
        if (cameBeforeTheSecondAnswer)
            await ReportAsync(site, 5);
        second.SetResult(Silence);
        await site.SendAsync("other", to: "+4790099999");
        await site.UntilAsync("other", OutgoingState.Sent);
        if (!cameBeforeTheSecondAnswer)
            await ReportAsync(site, 5);

        foreach (var id in (string[])["a", "alarm"])
        {
            await site.PassUntilAsync(
                () => site.StatesOf(id).Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");
        }

        Assert.Equal((1, 0), (site.Messaging.Counters.ReportsUnmatched, site.Messaging.Counters.Delivered));
    }

    [Fact]
    public async Task One_that_came_before_the_answer_of_another_lane_does_not_settle_the_part_in_doubt()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a");
        await site.UntilAsync(() => site.StatesOf("a").Count >= 2 && site.Modem.OnAir.Count == 1);
        var second = site.Modem.Hang();
        await site.SendAsync("alarm", with: request => request with { Priority = Lane.Alarm });
        await site.UntilAsync(() => site.Modem.OnAir.Count == 2);
        await ReportAsync(site, 5);

        second.SetResult(new SubmitOutcome.Accepted(5));

        await site.UntilAsync("alarm", OutgoingState.Delivered);
        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");
        Assert.True((await site.UntilAsync("a", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task One_that_the_disk_refused_means_the_same_part_when_it_is_read_again()
    {
        var disk = new SimulatedDisk();
        await using var site = await Site.OnAsync(disk, new FakeModem(), Site.Start);
        site.Listen("test", acknowledge: true);
        site.Run();
        site.Modem.Answer(new SubmitOutcome.Accepted(5), new SubmitOutcome.Accepted(5), new SubmitOutcome.Accepted(6));
        await site.SendAsync("old");
        await site.UntilAsync("old", OutgoingState.Sent);
        await site.SendAsync("long", text: new string('x', 200), with: request => request with { TimeToLive = TimeSpan.FromHours(9) });
        await site.UntilAsync("long", OutgoingState.Sent);

        disk.Fault = e => e is DiskEvent.Write ? new IOException("No space left on device", 28) : null;
        site.Modem.Store(9, Pdus.Report(5, Recipient, 0)).Store(8, Pdus.Report(6, Recipient, 0));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, site.Modem.SlotsUsed);
        disk.Fault = null;

        await site.PassUntilAsync(
            () => site.StatesOf("long").Contains(OutgoingState.Delivered), TimeSpan.FromMinutes(5), "the reports to be read again");
        Assert.DoesNotContain(OutgoingState.Delivered, site.StatesOf("old"));
    }

    private static async Task ReportAsync(Site site, byte reference, byte status = 0, int times = 1, int second = 0)
    {
        for (var i = 0; i < times; i++)
            site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(reference, Recipient, status, second)));
        var before = site.Received.Count();
        site.Modem.Tell(new ModemNews.MessageRouted(Pdus.Deliver("+4790055555", $"after report {before}", before)));
        await site.UntilReceivedAsync(before + 1);
    }
}

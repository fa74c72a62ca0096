using IotSms.Modem;

namespace IotSms.Gateway;

public class AModemGetsAnotherSim
{
    private const string Recipient = "+4790012345";
    private const string First = "89470060201112131415", Other = "89470060209999999998";

    [Fact]
    public async Task An_old_report_settles_nothing_any_more()
    {
        await using var site = await WithOneSentAsync();
        await InsertAsync(site, Other);

        site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(5, Recipient, 0)));
        await site.UntilAsync(() => site.Messaging.Counters.ReportsUnmatched == 1);

        Assert.DoesNotContain(OutgoingState.Delivered, site.StatesOf("old"));
    }

    [Fact]
    public async Task Nor_after_a_restart_of_the_program()
    {
        await using var site = await WithOneSentAsync();
        await InsertAsync(site, Other);
        await using var after = await site.CrashAsync();
        after.Run();

        after.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(5, Recipient, 0)));

        await after.UntilAsync(() => after.Messaging.Counters.ReportsUnmatched == 1);
    }

    [Fact]
    public async Task A_report_of_the_new_one_means_what_went_out_with_the_new_one()
    {
        await using var site = await WithOneSentAsync();
        await InsertAsync(site, Other);
        site.Modem.Answer(new SubmitOutcome.Accepted(5));
        await site.SendAsync("new");
        await site.UntilAsync("new", OutgoingState.Sent);
        await using var after = await site.CrashAsync();
        after.Listen("after", acknowledge: true);
        after.Run();

        after.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(5, Recipient, 0)));

        await after.UntilAsync("new", OutgoingState.Delivered);
        Assert.DoesNotContain(OutgoingState.Delivered, after.StatesOf("old"));
    }

    [Fact]
    public async Task It_is_said_once_and_shown_over_a_restart()
    {
        await using var site = await WithOneSentAsync();
        await InsertAsync(site, Other);
        site.Modem.Insert(Other).Become(ModemState.Searching).Become(ModemState.Ready);
        await site.SendAsync("next");
        await site.UntilAsync("next", OutgoingState.Sent);
        Assert.StartsWith("Warning: sim1 has another SIM, ...9998 in the place of ...1415", Assert.Single(site.Log.With("another SIM")));

        var modem = new FakeModem().Insert(Other);
        await using var after = await site.CrashAsync(modems: modem);
        after.Run();
        await after.SendAsync("later");
        await after.UntilAsync(() => modem.OnAir.Count == 1);
        Assert.Empty(after.Log.With("another SIM"));
        Assert.Equal(First, after.Messaging.StatusOf(modem).SimBefore);
    }

    [Fact]
    public async Task While_the_program_was_not_running_and_it_is_noticed_at_the_start()
    {
        await using var site = await WithOneSentAsync();
        await using var after = await site.CrashAsync(modems: new FakeModem().Insert(Other));
        after.Run();

        await after.UntilAsync(() => after.Log.With("another SIM").Any());
    }

    [Fact]
    public async Task The_first_one_of_all_is_no_change()
    {
        await using var site = await WithOneSentAsync();

        Assert.Empty(site.Log.With("another SIM"));
        Assert.Null(site.Messaging.StatusOf(site.Modem).SimBefore);
    }

    [Fact]
    public async Task What_waits_goes_out_with_the_new_one()
    {
        await using var site = await WithOneSentAsync();
        site.Modem.Become(ModemState.Faulted);
        await site.SendAsync("waiting");
        await InsertAsync(site, Other);
        Assert.Single(site.Modem.OnAir);

        site.Modem.Become(ModemState.Ready);

        Assert.False((await site.UntilAsync("waiting", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task A_long_message_begins_again_from_its_first_part_marked()
    {
        await using var site = await WithOneSentAsync();
        site.Modem.Answer(
            new SubmitOutcome.Accepted(6), new SubmitOutcome.Refused(new AtError(AtErrorKind.Cms, 41, CmsErrors.Texts[41])));
        await site.SendAsync("long", text: new string('x', 200));
        await site.UntilAsync(() => site.Modem.OnAir.Count == 3);
        await InsertAsync(site, Other);

        await site.PassUntilAsync(() => site.StatesOf("long").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(10), "the long message");

        Assert.Equal(5, site.Modem.OnAir.Count);
        Assert.True((await site.UntilAsync("long", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task A_part_in_doubt_is_not_settled_by_a_report_of_the_new_one()
    {
        await using var site = await WithOneSentAsync();
        site.Modem.Answer(new SubmitOutcome.Unknown("no answer in 180 s", null));
        await site.SendAsync("doubtful");
        await site.UntilAsync(() => site.Log.With("may have gone out").Any());
        await InsertAsync(site, Other);

        site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(99, Recipient, 0)));
        await site.UntilAsync(() => site.Messaging.Counters.ReportsUnmatched == 1);

        await site.PassUntilAsync(
            () => site.StatesOf("doubtful").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");
        Assert.True((await site.UntilAsync("doubtful", OutgoingState.Sent)).PossibleDuplicate);
    }

    private static async Task<Site> WithOneSentAsync()
    {
        var site = await Site.RunningAsync();
        site.Modem.Insert(First).Answer(new SubmitOutcome.Accepted(5));
        await site.SendAsync("old");
        await site.UntilAsync("old", OutgoingState.Sent);
        return site;
    }

    private static async Task InsertAsync(Site site, string iccid)
    {
        site.Modem.Insert(iccid);
        await site.UntilAsync(() => site.Messaging.StatusOf(site.Modem).SimBefore is not null);
    }
}

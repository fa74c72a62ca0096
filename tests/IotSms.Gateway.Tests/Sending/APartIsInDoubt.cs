using IotSms.Modem;

namespace IotSms.Gateway;

public class APartIsInDoubt
{
    private static readonly SubmitOutcome Silence = new SubmitOutcome.Unknown("no answer in 180 s", null);

    [Fact]
    public async Task Nothing_settles_it_and_it_is_sent_again_marked_as_a_possible_duplicate()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a");
        await site.UntilAsync(() => site.StatesOf("a").Count >= 2);
        Assert.Single(site.Modem.OnAir);

        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");

        Assert.True((await site.UntilAsync("a", OutgoingState.Sent)).PossibleDuplicate);
        Assert.Equal(2, site.Modem.OnAir.Count);
    }

    [Fact]
    public async Task The_mark_is_durable_before_the_second_submission_leaves()
    {
        await using var site = await Site.RunningAsync(options => options with { UnknownWait = TimeSpan.FromSeconds(1) });
        site.Modem.Answer(Silence).Hang();
        await site.SendAsync("a");
        await site.PassUntilAsync(() => site.Modem.OnAir.Count == 2, TimeSpan.FromMinutes(1), "the second submission");

        await using var after = await site.CrashAsync();

        Assert.True((await after.Messaging.GetAsync("a", CancellationToken.None))!.PossibleDuplicate);
    }

    [Fact]
    public async Task The_policy_holds_it_and_somebody_decides()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a", with: request => request with { OnUnknown = UnknownPolicy.Hold });
        await site.PassUntilAsync(
            () => site.StatesOf("a").Contains(OutgoingState.Unknown), TimeSpan.FromMinutes(5), "the decision to hold");

        Assert.Equal((0, 1), (site.Messaging.Counters.Queued, site.Messaging.Counters.Unknown));
        var (message, refusal) = await site.Messaging.SettleAsync("a", resend: true, CancellationToken.None);

        Assert.Null(refusal);
        Assert.Equal(OutgoingState.Queued, message!.State);
        Assert.True((await site.UntilAsync("a", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task Somebody_lets_a_held_message_stand_as_sent()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a", with: request => request with { OnUnknown = UnknownPolicy.Hold });
        await site.PassUntilAsync(
            () => site.StatesOf("a").Contains(OutgoingState.Unknown), TimeSpan.FromMinutes(5), "the decision to hold");

        var (message, _) = await site.Messaging.SettleAsync("a", resend: false, CancellationToken.None);

        Assert.Equal((OutgoingState.Sent, false), (message!.State, message.PossibleDuplicate));
        Assert.Single(site.Modem.OnAir);
    }

    [Fact]
    public async Task A_late_answer_settles_it_and_it_is_not_sent_again()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Messaging.Counters.Queued == 1 && site.StatesOf("a").Count >= 2);

        site.Modem.Tell(new ModemNews.LateAcceptance(site.Modem.OnAir[0], 35));
        var sent = await site.UntilAsync("a", OutgoingState.Sent);
        await site.PassAsync(TimeSpan.FromMinutes(10));

        Assert.False(sent.PossibleDuplicate);
        Assert.Single(site.Modem.OnAir);
    }

    [Fact]
    public async Task A_status_report_settles_it_though_its_reference_was_never_named()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a");
        await site.UntilAsync(() => site.StatesOf("a").Count >= 2 && site.Modem.OnAir.Count == 1);

        site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(77, "90012345", 0)));
        await site.UntilAsync("a", OutgoingState.Delivered);
        await site.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Single(site.Modem.OnAir);
    }

    [Fact]
    public async Task It_does_not_hold_up_other_recipients()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a");
        await site.SendAsync("b", to: "+4790099999");

        await site.UntilAsync("b", OutgoingState.Sent);
    }

    [Fact]
    public async Task It_holds_up_the_next_message_to_the_same_recipient()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(Silence);
        await site.SendAsync("a");
        await site.SendAsync("b");
        await site.SendAsync("c", to: "+4790099999");
        await site.UntilAsync("c", OutgoingState.Sent);

        Assert.DoesNotContain(OutgoingState.Sending, site.StatesOf("b"));
        site.Modem.Tell(new ModemNews.LateAcceptance(site.Modem.OnAir[0], 1));
        await site.UntilAsync("b", OutgoingState.Sent);
    }

    [Fact]
    public async Task The_middle_part_of_a_long_message_is_resent_alone_with_the_same_reference()
    {
        await using var site = await Site.RunningAsync(options => options with { UnknownWait = TimeSpan.FromSeconds(10) });
        site.Modem.Answer(new SubmitOutcome.Accepted(1), Silence);
        await site.SendAsync("long", text: new string('x', 400));
        await site.PassUntilAsync(() => site.StatesOf("long").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(1), "all parts");

        Assert.Equal(["/0", "/1", "/1", "/2"], site.Modem.OnAir.Select(id => id[^2..]));
        Assert.Single(site.Modem.Network.Select(hex => Pdus.Submitted(hex).UserData.Header!.Concatenation!.Value.Reference).Distinct());
    }
}

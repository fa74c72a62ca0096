using IotSms.Modem;

namespace IotSms.Gateway;

public class TheSubscriptionMayNotSend
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(69)]
    [InlineData(193)]
    public async Task It_is_said_once_however_often_it_is_tried(int code)
    {
        await using var site = await BarredAsync(code, times: 3);
        await site.SendAsync("b", to: "+4790099999");
        await site.PassUntilAsync(() => site.Modem.OnAir.Count == 3, 4 * Pause, "two tries more");

        Assert.StartsWith("Error: The subscription of sim1 may not send", Assert.Single(site.Log.With("may not send")));
        Assert.StartsWith($"+CMS ERROR: {code}", site.Messaging.StatusOf(site.Modem).Barred);
        Assert.Equal(2, site.Messaging.Counters.Queued);
    }

    [Fact]
    public async Task It_resumes_by_itself_and_a_new_bar_is_said_anew()
    {
        await using var site = await BarredAsync(8, times: 1);
        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), 2 * Pause, "the next try");
        await site.UntilAsync(() => site.Messaging.StatusOf(site.Modem).Barred is null);

        site.Modem.Answer(Cms(8));
        await site.SendAsync("b");

        await site.UntilAsync(() => site.Log.With("may not send").Count() == 2);
    }

    [Fact]
    public async Task A_module_that_comes_back_does_not_end_the_pause()
    {
        await using var site = await BarredAsync(8, times: 1);
        site.Modem.Become(ModemState.Searching).Become(ModemState.Ready);
        await site.PassAsync(Pause - TimeSpan.FromMinutes(1));

        Assert.Single(site.Modem.OnAir);
    }

    [Fact]
    public async Task A_restart_of_the_program_neither_ends_the_pause_nor_says_it_again()
    {
        await using var site = await BarredAsync(8, times: 1);
        await using var after = await site.CrashAsync(modems: new FakeModem().Answer(Cms(8)));
        after.Listen("after", acknowledge: true);
        after.Run();
        await after.PassAsync(Pause - TimeSpan.FromMinutes(1));
        Assert.Empty(after.Modem.OnAir);
        Assert.StartsWith("+CMS ERROR: 8", after.Messaging.StatusOf(after.Modem).Barred);

        await after.PassUntilAsync(() => after.StatesOf("a").Contains(OutgoingState.Sent), 4 * Pause, "the message to go out");

        Assert.Empty(after.Log.With("may not send"));
        Assert.Null(after.Messaging.StatusOf(after.Modem).Barred);
    }

    [Fact]
    public async Task Another_SIM_may_send_at_once()
    {
        await using var site = await BarredAsync(8, times: 1, new FakeModem().Insert("89470060201112131415"));

        site.Modem.Insert("89470060209999999998");

        await site.UntilAsync("a", OutgoingState.Sent);
        Assert.Null(site.Messaging.StatusOf(site.Modem).Barred);
    }

    [Fact]
    public async Task It_is_shown_to_who_watches_the_modem()
    {
        await using var site = await BarredAsync(8, times: 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);

        await foreach (var (_, status) in site.Messaging.ReadModemStatusAsync(patience.Token))
        {
            if (status.Barred is not null)
                return;
        }
    }

    private static async Task<Site> BarredAsync(int code, int times, params FakeModem[] modems)
    {
        var site = await Site.RunningAsync(modems: modems);
        for (var i = 0; i < times; i++)
            site.Modem.Answer(Cms(code));
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Messaging.StatusOf(site.Modem).Barred is not null);
        return site;
    }

    private static SubmitOutcome.Refused Cms(int code) => new(new AtError(AtErrorKind.Cms, code, CmsErrors.Texts[code]));
}

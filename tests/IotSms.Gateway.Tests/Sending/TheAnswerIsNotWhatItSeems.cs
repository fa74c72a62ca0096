using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>The answers that make others send twice: late, wrong, overtaken, or under a reference that came round.</summary>
public class TheAnswerIsNotWhatItSeems
{
    private const string Recipient = "+4790012345";

    [Fact]
    public async Task It_comes_after_ninety_seconds()
    {
        await using var site = await Site.RunningAsync();
        var answer = site.Modem.Hang();
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        await site.PassAsync(TimeSpan.FromSeconds(90));
        answer.SetResult(new SubmitOutcome.Accepted(35));

        await SentOnceAsync(site, "a", OutgoingState.Sent);
    }

    [Fact]
    public async Task It_comes_after_it_was_given_up_and_before_the_policy_decides()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new SubmitOutcome.Unknown("no answer in 180 s", null));
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Log.With("may have gone out").Any());
        await site.PassAsync(TimeSpan.FromSeconds(90));
        site.Modem.Tell(new ModemNews.LateAcceptance(site.Modem.OnAir[0], 35));

        await SentOnceAsync(site, "a", OutgoingState.Sent);
    }

    [Fact]
    public async Task It_is_error_500_and_the_message_was_delivered()
    {
        await using var site = await Site.RunningAsync();
        var error = new AtError(AtErrorKind.Cms, 500, CmsErrors.Texts[500]);
        site.Modem.Answer(new SubmitOutcome.Unknown(error.Text, error));
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Log.With("may have gone out").Any());
        site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(77, Recipient, 0)));

        await SentOnceAsync(site, "a", OutgoingState.Delivered);
    }

    [Fact]
    public async Task The_report_is_quicker()
    {
        await using var site = await Site.RunningAsync();
        var answer = site.Modem.Hang();
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        site.Modem.Store(1, Pdus.Report(35, Recipient, 0));
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);
        answer.SetResult(new SubmitOutcome.Accepted(35));

        await SentOnceAsync(site, "a", OutgoingState.Delivered);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_reference_came_round_and_the_report_means_the_older_message(bool restarts)
    {
        await using var site = await Site.RunningAsync(
            options => options with { PerHour = 0, PerDay = 0, PerRecipientPerHour = 0, PerSourcePerHour = 0 });
        await site.SendAsync("first");
        await site.UntilAsync("first", OutgoingState.Sent);
        for (var i = 1; i < 256; i++)
            await site.SendAsync($"m{i}", to: $"+47900{20000 + i}");
        await site.UntilAsync("m255", OutgoingState.Sent);
        await site.PassAsync(TimeSpan.FromHours(1), steps: 1);
        await site.SendAsync("last");
        await site.UntilAsync("last", OutgoingState.Sent);
        Assert.Equal(257, site.Modem.OnAir.Count);
        await using var after = restarts ? await site.CrashAsync() : null;
        var now = after ?? site;
        if (restarts)
        {
            now.Listen("after", acknowledge: true);
            now.Run();
        }

        now.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(0, Recipient, 0x46)));
        await now.UntilAsync("first", OutgoingState.Undelivered);
        Assert.DoesNotContain(OutgoingState.Undelivered, now.StatesOf("last"));

        now.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(0, Recipient, 0, second: 3600)));
        await now.UntilAsync("last", OutgoingState.Delivered);
        Assert.Equal(257, site.Modem.OnAir.Count);
    }

    private static async Task SentOnceAsync(Site site, string id, OutgoingState expected)
    {
        await site.UntilAsync(id, expected);
        await site.PassAsync(TimeSpan.FromMinutes(30));
        var message = (await site.Messaging.GetAsync(id, CancellationToken.None))!;
        Assert.Equal((expected, false), (message.State, message.PossibleDuplicate));
        Assert.Single(site.Modem.OnAir);
    }
}

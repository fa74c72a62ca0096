using IotSms.Modem;

namespace IotSms.Gateway;

public class OnePartIsReportedBeforeAnother
{
    private static readonly SubmitOutcome Silence = new SubmitOutcome.Unknown("no answer in 180 s", null);

    [Theory]
    [InlineData(200, "/0 /1 /1")]
    [InlineData(400, "/0 /1 /1 /2")]
    public async Task While_the_other_is_in_the_air_and_then_in_doubt_the_doubt_is_waited_for(int length, string onAir)
    {
        await using var site = await SecondInTheAirAsync(length);
        await ReportFirstAsync(site);

        site.SecondPart.SetResult(Silence);
        await site.Site.PassUntilAsync(() => site.Site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the rest");

        Assert.Equal(onAir, string.Join(' ', site.Site.Modem.OnAir.Select(id => id[^2..])));
        Assert.True((await site.Site.UntilAsync("a", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task While_the_other_is_in_the_air_it_does_not_expire()
    {
        await using var site = await SecondInTheAirAsync(200, request => request with { TimeToLive = TimeSpan.FromMinutes(1) });
        await ReportFirstAsync(site);
        await site.Site.PassAsync(TimeSpan.FromMinutes(2));

        site.SecondPart.SetResult(new SubmitOutcome.Accepted(2));

        await site.Site.UntilAsync("a", OutgoingState.Sent);
        Assert.DoesNotContain(OutgoingState.Expired, site.Site.StatesOf("a"));
    }

    [Fact]
    public async Task While_the_other_is_held_as_unknown_the_message_stays_held()
    {
        await using var site = await SecondInTheAirAsync(400, request => request with { OnUnknown = UnknownPolicy.Hold });
        site.SecondPart.SetResult(Silence);
        await site.Site.PassUntilAsync(
            () => site.Site.StatesOf("a").Contains(OutgoingState.Unknown), TimeSpan.FromMinutes(5), "the decision to hold");
        await ReportFirstAsync(site);
        await site.Site.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(OutgoingState.Unknown, (await site.Site.Messaging.GetAsync("a", CancellationToken.None))!.State);
        Assert.Equal(2, site.Site.Modem.OnAir.Count);
        await site.Site.Messaging.SettleAsync("a", resend: false, CancellationToken.None);
        await site.Site.UntilAsync("a", OutgoingState.Sent);
        Assert.Equal("/2", site.Site.Modem.OnAir[^1][^2..]);
    }

    [Fact]
    public async Task As_not_delivered_the_rest_goes_all_the_same_and_the_message_ends_as_undelivered()
    {
        await using var site = await SecondInTheAirAsync(200);
        await ReportFirstAsync(site, status: 0x46);

        site.SecondPart.SetResult(new SubmitOutcome.Accepted(2));

        Assert.Equal("TP-ST 46", (await site.Site.UntilAsync("a", OutgoingState.Undelivered)).Error!.Raw);
        var counters = site.Site.Messaging.Counters;
        Assert.Equal((1, 1, 0), (counters.Sent, counters.Undelivered, counters.Queued));
    }

    private static async Task ReportFirstAsync(Sending site, byte status = 0)
    {
        site.Site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(1, "+4790012345", status)));
        site.Site.Modem.Store(1, Pdus.Deliver("+4790055555", "after the report"));
        await site.Site.UntilReceivedAsync();
    }

    private static async Task<Sending> SecondInTheAirAsync(int length, Func<SendRequest, SendRequest>? with = null)
    {
        var site = await Site.RunningAsync();
        var second = site.Modem.Answer(new SubmitOutcome.Accepted(1)).Hang();
        await site.SendAsync("a", text: new string('x', length), with: with);
        await site.UntilAsync(() => site.Modem.OnAir.Count == 2);
        return new Sending(site, second);
    }

    /// <summary>A site with the second part of a message in the air.</summary>
    private sealed record Sending(Site Site, TaskCompletionSource<SubmitOutcome> SecondPart) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}

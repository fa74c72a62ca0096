using IotSms.Modem;

namespace IotSms.Gateway;

public sealed class TwoModemsShareTheOutbox : IAsyncDisposable
{
    private readonly FakeModem _one = new("one"), _two = new("two");

    [Fact]
    public async Task While_one_has_a_message_in_the_air_the_other_takes_the_next()
    {
        await using var site = await Site.RunningAsync(modems: [_one, _two]);
        var (a, b) = (_one.Hang(), _two.Hang());
        await site.SendAsync("a");
        await site.SendAsync("b", to: "+4790099999");

        await site.UntilAsync(() => _one.OnAir.Count == 1 && _two.OnAir.Count == 1);
        a.SetResult(new SubmitOutcome.Accepted(1));
        b.SetResult(new SubmitOutcome.Accepted(1));
        await site.UntilAsync("a", OutgoingState.Sent);
        await site.UntilAsync("b", OutgoingState.Sent);
    }

    [Fact]
    public async Task A_message_that_names_its_modem_waits_for_it()
    {
        await using var site = await Site.RunningAsync(modems: [_one, _two.Become(ModemState.Faulted)]);
        await site.SendAsync("a", with: request => request with { Modem = "two" });
        await site.PassAsync(TimeSpan.FromHours(2));
        Assert.Empty(_one.OnAir);

        _two.Become(ModemState.Ready);

        Assert.Equal("two", (await site.UntilAsync("a", OutgoingState.Sent)).Modem);
    }

    [Fact]
    public async Task One_dies_and_the_other_carries_on()
    {
        await using var site = await Site.RunningAsync(modems: [_one, _two]);
        _one.Become(ModemState.Faulted);
        for (var i = 0; i < 10; i++)
            await site.SendAsync($"m{i}", to: $"+479001234{i}");

        for (var i = 0; i < 10; i++)
            Assert.Equal("two", (await site.UntilAsync($"m{i}", OutgoingState.Sent)).Modem);
    }

    [Fact]
    public async Task A_long_message_waits_for_its_modem_and_then_begins_anew_with_the_other_marked()
    {
        await using var site = await Site.RunningAsync(modems: [_one, _two.Become(ModemState.Searching)]);
        _one.Answer(new SubmitOutcome.Accepted(1)).Answer(_ =>
        {
            _one.Become(ModemState.Faulted);
            return ValueTask.FromResult<SubmitOutcome>(new SubmitOutcome.NotSubmitted("power lost"));
        });
        await site.SendAsync("long", text: new string('x', 400));
        await site.UntilAsync(() => _one.OnAir.Count == 2);
        _two.Become(ModemState.Ready);
        await site.PassAsync(TimeSpan.FromSeconds(40));
        Assert.Empty(_two.OnAir);

        await site.PassUntilAsync(
            () => site.StatesOf("long").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the other modem to take over");

        Assert.Equal(3, _two.Network.Count);
        var sent = await site.UntilAsync("long", OutgoingState.Sent);
        Assert.Equal((true, "two"), (sent.PossibleDuplicate, sent.Modem));
    }

    [Fact]
    public async Task A_modem_back_in_time_goes_on_with_what_it_had_begun_unmarked()
    {
        await using var site = await Site.RunningAsync(modems: [_one, _two.Become(ModemState.Searching)]);
        _one.Answer(new SubmitOutcome.Accepted(1)).Answer(_ =>
        {
            _one.Become(ModemState.Searching);
            return ValueTask.FromResult<SubmitOutcome>(new SubmitOutcome.NotSubmitted("no network"));
        });
        await site.SendAsync("long", text: new string('x', 400));
        await site.UntilAsync(() => _one.OnAir.Count == 2);
        _two.Become(ModemState.Ready);
        await site.PassAsync(TimeSpan.FromSeconds(20));

        _one.Become(ModemState.Ready);
        await site.PassUntilAsync(() => site.StatesOf("long").Contains(OutgoingState.Sent), TimeSpan.FromSeconds(20), "the rest");

        Assert.Empty(_two.OnAir);
        Assert.False((await site.UntilAsync("long", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task An_alarm_goes_between_the_parts_of_a_long_message()
    {
        await using var site = await Site.RunningAsync(modems: [_one]);
        var first = _one.Hang();
        await site.SendAsync("long", text: new string('x', 400), with: request => request with { Priority = Lane.Bulk });
        await site.UntilAsync(() => _one.OnAir.Count == 1);
        await site.SendAsync("alarm", to: "+4790099999", with: request => request with { Priority = Lane.Alarm });

        first.SetResult(new SubmitOutcome.Accepted(0));
        await site.UntilAsync("long", OutgoingState.Sent);

        Assert.Equal(["long", "alarm", "long", "long"], _one.OnAir.Select(id => id[..26] == _one.OnAir[0][..26] ? "long" : "alarm"));
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
    }

    [Fact]
    public async Task A_long_message_whose_modem_is_barred_in_the_middle_begins_anew_with_the_other_marked()
    {
        await using var site = await Site.RunningAsync(modems: [_one, _two.Become(ModemState.Searching)]);
        _one.Answer(
            new SubmitOutcome.Accepted(1),
            new SubmitOutcome.Refused(new AtError(AtErrorKind.Cms, 8, "operator determined barring")));
        await site.SendAsync("long", text: new string('x', 400));
        await site.UntilAsync(() => _one.OnAir.Count == 2);
        _two.Become(ModemState.Ready);
        await site.PassAsync(TimeSpan.FromSeconds(40));
        Assert.Empty(_two.OnAir);

        await site.PassUntilAsync(
            () => site.StatesOf("long").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the other modem to take over");

        var sent = await site.UntilAsync("long", OutgoingState.Sent);
        Assert.Equal((true, "two"), (sent.PossibleDuplicate, sent.Modem));
        Assert.Equal(2, _one.OnAir.Count);
    }

    [Fact]
    public async Task A_late_answer_of_the_modem_that_lost_a_long_message_leaves_no_gap_in_what_the_other_sends()
    {
        await using var site = await Site.RunningAsync(modems: [_one, _two.Become(ModemState.Searching)]);
        _one.Answer(new SubmitOutcome.Accepted(1), new SubmitOutcome.Unknown("silence", null));
        await site.SendAsync("long", text: new string('x', 400));
        await site.UntilAsync(() => _one.OnAir.Count == 2);
        _one.Become(ModemState.Faulted);
        await site.PassAsync(TimeSpan.FromMinutes(3));
        var first = _two.Hang();
        _two.Become(ModemState.Ready);
        await site.UntilAsync(() => _two.OnAir.Count == 1);

        _one.Tell(new ModemNews.LateAcceptance(_one.OnAir[1], 2));
        _one.Store(1, Pdus.Deliver("+4790055555", "after"));
        await site.UntilReceivedAsync();
        first.SetResult(new SubmitOutcome.Accepted(1));
        await site.UntilAsync("long", OutgoingState.Sent);

        Assert.Equal(["/0", "/1", "/2"], _two.OnAir.Select(id => id[^2..]));
    }

    [Fact]
    public async Task Status_reports_are_told_apart_by_the_modem_they_come_over()
    {
        await using var site = await Site.RunningAsync(modems: [_one, _two]);
        await site.SendAsync("a", with: request => request with { Modem = "one" });
        await site.UntilAsync("a", OutgoingState.Sent);
        await site.SendAsync("b", with: request => request with { Modem = "two" });
        await site.UntilAsync("b", OutgoingState.Sent);

        _one.Tell(new ModemNews.ReportRouted(Pdus.Report(0, "+4790012345", 0)));

        await site.UntilAsync("a", OutgoingState.Delivered);
        Assert.DoesNotContain(OutgoingState.Delivered, site.StatesOf("b"));
    }

    [Fact]
    public async Task Messages_to_one_recipient_keep_their_order_over_both()
    {
        await using var site = await Site.RunningAsync(modems: [_one, _two]);
        var network = new List<string>();
        foreach (var modem in (FakeModem[])[_one, _two])
            modem.AnswerAll(submission =>
            {
                lock (network)
                    network.Add(Pdus.Submitted(submission.Pdu.ToHex()).UserData.Text!);
                return null;
            });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => site.SendAsync($"m{i}", text: $"{i:00}")));
        await site.UntilAsync("m19", OutgoingState.Sent);

        Assert.Equal(network.Order(StringComparer.Ordinal), network);
    }
}

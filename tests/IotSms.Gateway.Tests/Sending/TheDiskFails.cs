using IotSms.Gateway.Storage.PowerLoss;
using IotSms.Modem;

namespace IotSms.Gateway;

public class TheDiskFails
{
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public async Task A_request_is_refused_for_now_and_accepted_once_there_is_room()
    {
        await using var site = await Site.OnAsync(_disk, new FakeModem(), Site.Start);
        Fill();
        var refusal = await site.RefusedAsync(new SendRequest { Id = "a", To = ["+4790012345"], Text = "x", Source = "test" });

        Assert.Equal(("disk-full", true), (refusal.Code, refusal.TryLater));
        _disk.Fault = null;
        Assert.Equal(OutgoingState.Queued, (await site.SendAsync("a")).State);
    }

    [Theory]
    [InlineData(30, "disk-read-only", "remount")]
    [InlineData(5, "store-failed", "dmesg")]
    public async Task A_disk_that_is_read_only_or_broken_is_named_and_stays_as_it_was_until_it_takes_writes(
        int error, string code, string hint)
    {
        await using var site = await Site.OnAsync(_disk, new FakeModem(), Site.Start);
        site.Listen("test", acknowledge: true);
        site.Run();
        _disk.Fault = e => new IOException("the disk failed", error);
        var refusal = await site.RefusedAsync(new SendRequest { Id = "a", To = ["+4790012345"], Text = "x", Source = "test" });
        site.Modem.Store(1, Pdus.Deliver("+4790055555", "stored"));
        await site.PassAsync(TimeSpan.FromMinutes(2), steps: 10);

        Assert.Equal((code, true), (refusal.Code, refusal.TryLater));
        Assert.Contains(site.Directory, refusal.Detail, StringComparison.Ordinal);
        Assert.Contains(hint, refusal.Hint, StringComparison.Ordinal);
        Assert.Equal((1, 0), (site.Modem.SlotsUsed, site.Received.Count()));

        _disk.Fault = null;
        Assert.Equal(OutgoingState.Queued, (await site.SendAsync("a")).State);
        await site.PassUntilAsync(() => site.Received.Any() && site.Modem.SlotsUsed == 0, TimeSpan.FromMinutes(5), "the message");
    }

    [Fact]
    public async Task Nothing_is_submitted_whose_intent_is_not_on_disk_and_it_goes_when_it_is()
    {
        await using var site = await Site.OnAsync(_disk, new FakeModem(), Site.Start);
        await site.SendAsync("a");
        Fill();
        site.Listen("test", acknowledge: true);
        site.Run();
        await site.PassAsync(TimeSpan.FromMinutes(2), steps: 10);
        Assert.Empty(site.Modem.OnAir);

        _disk.Fault = null;
        await site.PassUntilAsync(
            () => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the disk to be tried again");

        Assert.False((await site.UntilAsync("a", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task What_the_network_accepted_meanwhile_is_written_once_it_can_be_and_not_sent_again()
    {
        await using var site = await Site.OnAsync(_disk, new FakeModem(), Site.Start);
        site.Listen("test", acknowledge: true);
        site.Run();
        var inTheAir = site.Modem.Hang();
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        Fill();
        inTheAir.SetResult(new SubmitOutcome.Accepted(7));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(OutgoingState.Sent, site.StatesOf("a"));

        _disk.Fault = null;
        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the acceptance on disk");

        Assert.Single(site.Modem.OnAir);
    }

    [Fact]
    public async Task Nothing_is_deleted_from_the_SIM_that_is_not_on_disk()
    {
        await using var site = await Site.OnAsync(_disk, new FakeModem(), Site.Start);
        site.Listen("test", acknowledge: true);
        site.Run();
        Fill();
        site.Modem.Store(1, Pdus.Deliver("+4790055555", "stored"));
        site.Modem.Tell(new ModemNews.MessageRouted(Pdus.Deliver("+4790055555", "routed")));
        await site.PassAsync(TimeSpan.FromMinutes(2), steps: 10);
        Assert.Equal((1, 0), (site.Modem.SlotsUsed, site.Received.Count()));

        _disk.Fault = null;
        await site.PassUntilAsync(() => site.Received.Count() == 2 && site.Modem.SlotsUsed == 0, TimeSpan.FromMinutes(5), "both messages");
    }

    [Fact]
    public async Task What_cannot_be_taken_back_on_disk_goes_on_waiting()
    {
        await using var site = await Site.OnAsync(_disk, new FakeModem(), Site.Start);
        await site.SendAsync("a");
        Fill();
        Assert.Equal("disk-full", (await site.Messaging.CancelAsync("a", CancellationToken.None)).Refusal!.Code);

        _disk.Fault = null;
        site.Listen("test", acknowledge: true);
        site.Run();

        await site.PassUntilAsync(() => site.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(1), "it to go");
        Assert.Equal(0, site.Messaging.Counters.Canceled);
    }

    [Fact]
    public async Task What_somebody_decided_meanwhile_is_refused_and_holds_up_no_other_news()
    {
        await using var site = await Site.OnAsync(_disk, new FakeModem(), Site.Start);
        site.Listen("test", acknowledge: true);
        site.Run();
        site.Modem.Answer(new SubmitOutcome.Unknown("silence", null));
        await site.SendAsync("a", with: request => request with { OnUnknown = UnknownPolicy.Hold });
        await site.PassUntilAsync(
            () => site.StatesOf("a").Contains(OutgoingState.Unknown), TimeSpan.FromMinutes(5), "the decision to hold");
        Fill();
        foreach (var resend in (bool[])[true, false])
            Assert.Equal("disk-full", (await site.Messaging.SettleAsync("a", resend, CancellationToken.None)).Refusal!.Code);
        Assert.Equal((0, 1, 0), (site.Messaging.Counters.Queued, site.Messaging.Counters.Unknown, site.Messaging.Counters.Sent));

        _disk.Fault = null;
        await site.SendAsync("b");
        await site.UntilAsync("b", OutgoingState.Sent);
        Assert.DoesNotContain("a", site.Modem.OnAir.Skip(1));
        Assert.Null((await site.Messaging.SettleAsync("a", resend: true, CancellationToken.None)).Refusal);
        Assert.True((await site.UntilAsync("a", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task The_cursors_are_written_once_there_is_room_though_nothing_else_happens()
    {
        await using var site = await Site.OnAsync(_disk, new FakeModem(), Site.Start);
        site.Listen("test", acknowledge: true);
        site.Run();
        await site.SendAsync("a");
        await site.UntilAsync("a", OutgoingState.Sent);
        Fill();
        await site.PassAsync(TimeSpan.FromMinutes(2), steps: 10);
        Assert.NotEmpty(site.Messaging.Events.MovedCursors());

        _disk.Fault = null;

        await site.PassUntilAsync(() => site.Messaging.Events.MovedCursors().Count == 0, TimeSpan.FromMinutes(5), "the cursors on disk");
    }

    private void Fill() => _disk.Fault = e => e is DiskEvent.Write ? new IOException("No space left on device", 28) : null;
}

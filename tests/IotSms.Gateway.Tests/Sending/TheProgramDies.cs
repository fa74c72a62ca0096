using IotSms.Gateway.Storage;
using IotSms.Modem;

namespace IotSms.Gateway;

public class TheProgramDies
{
    [Fact]
    public async Task A_message_that_waited_goes_out_after_the_restart_unmarked()
    {
        await using var site = await Site.OpenAsync();
        await site.SendAsync("a");

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();

        Assert.False((await after.UntilAsync("a", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task A_part_in_the_air_is_in_doubt_after_the_restart_and_sent_again_marked()
    {
        await using var site = await DiedInTheAirAsync();
        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(after.Modem.OnAir);

        await after.PassUntilAsync(
            () => after.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the second submission");

        Assert.True((await after.UntilAsync("a", OutgoingState.Sent)).PossibleDuplicate);
        Assert.Single(after.Modem.OnAir);
    }

    [Fact]
    public async Task The_late_answer_of_the_earlier_process_settles_it()
    {
        await using var site = await DiedInTheAirAsync();
        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();

        after.Modem.Tell(new ModemNews.LateAcceptance(null, 12));
        var sent = await after.UntilAsync("a", OutgoingState.Sent);
        await after.PassAsync(TimeSpan.FromMinutes(10));

        Assert.False(sent.PossibleDuplicate);
        Assert.Empty(after.Modem.OnAir);
    }

    [Fact]
    public async Task Once_the_module_says_that_nothing_is_in_the_air_only_a_report_is_waited_for()
    {
        await using var site = await DiedInTheAirAsync();
        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();

        after.Modem.Tell(new ModemNews.NothingLeftInTheAir());

        await after.PassUntilAsync(
            () => after.StatesOf("a").Contains(OutgoingState.Sent), TimeSpan.FromSeconds(20), "the second submission");
    }

    [Fact]
    public async Task An_accepted_message_is_not_sent_again()
    {
        await using var site = await Site.RunningAsync();
        await site.SendAsync("a");
        await site.UntilAsync("a", OutgoingState.Sent);

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.PassAsync(TimeSpan.FromHours(1));

        Assert.Empty(after.Modem.OnAir);
    }

    [Fact]
    public async Task A_long_message_goes_on_with_its_next_part_and_the_same_reference()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Answer(new SubmitOutcome.Accepted(1)).Hang();
        await site.SendAsync("long", text: new string('x', 400));
        await site.UntilAsync(() => site.Modem.OnAir.Count == 2);
        var reference = Pdus.Submitted(site.Modem.Network[0]).UserData.Header!.Concatenation!.Value.Reference;

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();
        after.Modem.Tell(new ModemNews.LateAcceptance(null, 2));
        var sent = await after.UntilAsync("long", OutgoingState.Sent);

        Assert.False(sent.PossibleDuplicate);
        var last = Pdus.Submitted(Assert.Single(after.Modem.Network)).UserData.Header!.Concatenation!.Value;
        Assert.Equal((reference, 3, 3), (last.Reference, last.Sequence, last.Total));
    }

    [Fact]
    public async Task A_status_report_finds_its_message_after_the_restart()
    {
        await using var site = await Site.RunningAsync();
        await site.SendAsync("a");
        await site.UntilAsync("a", OutgoingState.Sent);

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();
        after.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(0, "+4790012345", 0)));

        await after.UntilAsync("a", OutgoingState.Delivered);
    }

    [Fact]
    public async Task A_clock_that_has_fallen_back_by_months_expires_nothing()
    {
        await using var site = await Site.OpenAsync();
        await site.SendAsync("a");

        await using var back = await site.CrashAsync(Site.Start.AddDays(-300));
        back.Listen("test", acknowledge: true);
        back.Run();

        await back.UntilAsync("a", OutgoingState.Sent);
    }

    private static async Task<Site> DiedInTheAirAsync()
    {
        var site = await Site.RunningAsync();
        site.Modem.Hang();
        await site.SendAsync("a");
        await site.UntilAsync(() => site.Modem.OnAir.Count == 1);
        return site;
    }

    [Fact]
    public async Task Its_modem_is_not_configured_any_more_and_a_long_message_begins_anew_with_another_marked()
    {
        await using var site = await Site.RunningAsync(modems: new FakeModem("gone"));
        site.Modem.Answer(new SubmitOutcome.Accepted(1)).Hang();
        await site.SendAsync("long", text: new string('x', 400));
        await site.UntilAsync(() => site.Modem.OnAir.Count == 2);

        await using var after = await site.CrashAsync(modems: new FakeModem("other"));
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.PassUntilAsync(
            () => after.StatesOf("long").Contains(OutgoingState.Sent), TimeSpan.FromMinutes(5), "the other modem to send all of it");

        var sent = await after.UntilAsync("long", OutgoingState.Sent);
        Assert.Equal((true, "other"), (sent.PossibleDuplicate, sent.Modem));
        Assert.Equal(3, after.Modem.Network.Count);
    }

    [Fact]
    public async Task The_modem_that_a_message_names_is_not_configured_any_more_and_it_expires_without_holding_up_others()
    {
        await using var site = await Site.OpenAsync(modems: new FakeModem("gone"));
        await site.SendAsync("a", with: request => request with { Modem = "gone" });

        await using var after = await site.CrashAsync(modems: new FakeModem("other"));
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.SendAsync("b", to: "+4790099999");
        await after.UntilAsync("b", OutgoingState.Sent);

        await after.PassUntilAsync(
            () => after.StatesOf("a").Contains(OutgoingState.Expired), TimeSpan.FromHours(30), "the end of its time to live");
        Assert.Single(after.Modem.OnAir);
    }

    [Fact]
    public async Task A_message_that_cannot_be_coded_after_all_fails_and_news_goes_on()
    {
        await using var site = await Site.OpenAsync();
        await site.SendAsync("a");
        await site.SendAsync("b", to: "+4790099999");
        await site.StopAsync();
        await site.Messaging.DisposeAsync();
        await ChangeAsync(site.Directory, "a", document => document["to"] = "no number");

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();

        Assert.Equal("text-not-encodable", (await after.UntilAsync("a", OutgoingState.Failed)).Error!.Code);
        await after.UntilAsync("b", OutgoingState.Sent);
    }

    private static async Task ChangeAsync(string directory, string id, Action<LiteDB.BsonDocument> change)
    {
        await using var store = await Store.OpenAsync(
            new StoreOptions(directory), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            CancellationToken.None);
        await store.WriteAsync(
            transaction =>
            {
                var document = transaction.FindBy(OutboxDocument.Collection, "id", id).Single();
                change(document);
                return transaction.Update(OutboxDocument.Collection, document);
            },
            CancellationToken.None);
    }
}

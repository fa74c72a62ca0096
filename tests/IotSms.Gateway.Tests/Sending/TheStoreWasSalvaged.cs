using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>
/// The last commits are lost with the end of the log: what they said is not known any more, and nothing that comes later may be taken for
/// what it is not.
/// </summary>
public sealed class TheStoreWasSalvaged : IAsyncLifetime
{
    private const string Recipient = "+4790012345";
    private readonly string _salvaged = Directory.CreateTempSubdirectory("iotsms-salvaged").FullName;
    private Site _before = null!;

    public async ValueTask InitializeAsync()
    {
        _before = await Site.RunningAsync();
        await _before.SendAsync("old", Recipient);
        await _before.UntilAsync("old", OutgoingState.Sent);
        _before.Modem.Become(ModemState.Searching);
        await _before.SendAsync("waits", Recipient);
    }

    public async ValueTask DisposeAsync()
    {
        await _before.DisposeAsync();
        if (Directory.Exists(_salvaged))
            Directory.Delete(_salvaged, recursive: true);
    }

    [Fact]
    public async Task No_late_answer_and_no_report_settles_what_is_in_doubt_and_it_goes_again_marked()
    {
        await using var site = await LoseTheEndAsync(LoseAsync);
        site.Modem.Tell(new ModemNews.LateAcceptance(null, 7));
        site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(7, Recipient, 0)));
        Run(site);
        await site.UntilAsync(() => site.Messaging.Counters.ReportsUnmatched == 1);
        Assert.Empty(site.Modem.OnAir);

        await site.PassUntilAsync(() => site.StatesOf("waits").Contains(OutgoingState.Sent), TimeSpan.FromHours(1), "it to go again");

        Assert.True((await site.UntilAsync("waits", OutgoingState.Sent)).PossibleDuplicate);
    }

    [Fact]
    public async Task A_report_under_the_reference_of_one_that_is_lost_settles_none_of_another_time()
    {
        await using var site = await LoseTheEndAsync(() =>
        {
            _before.Modem.Answer(new SubmitOutcome.Accepted(0));
            return LoseAsync();
        });
        Run(site);
        site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(0, Recipient, 0, second: 7200)));
        await site.UntilAsync(() => site.Messaging.Counters.ReportsUnmatched == 1);
        Assert.DoesNotContain(OutgoingState.Delivered, site.StatesOf("old"));

        site.Modem.Tell(new ModemNews.ReportRouted(Pdus.Report(0, Recipient, 0)));

        await site.UntilAsync("old", OutgoingState.Delivered);
    }

    [Fact]
    public async Task An_id_that_is_not_known_may_be_one_that_was_lost_for_a_day()
    {
        await using var site = await LoseTheEndAsync(LoseAsync);

        Assert.True((await site.SendAsync("lost")).PossibleDuplicate);
        Assert.False((await site.SendAsync("x", with: request => request with { Id = null })).PossibleDuplicate);
        site.Time.Advance(TimeSpan.FromHours(25));
        Assert.False((await site.SendAsync("later")).PossibleDuplicate);
    }

    [Fact]
    public async Task What_is_in_doubt_stays_so_though_the_program_dies_before_it_goes()
    {
        await using var first = await LoseTheEndAsync(LoseAsync);
        await first.SendAsync("x", to: "+4790099999", with: request => request with { Id = null });
        await using var site = await first.CrashAsync();
        Assert.True(site.Messaging.Opening.Salvage!.IsTakenUp);
        Run(site);

        await site.PassUntilAsync(() => site.StatesOf("waits").Contains(OutgoingState.Sent), TimeSpan.FromHours(1), "both to go");

        Assert.True((await site.UntilAsync("waits", OutgoingState.Sent)).PossibleDuplicate);
        await site.UntilAsync(() => site.Modem.OnAir.Count == 2);
        Assert.All(
            site.Told.OfType<GatewayEvent.MessageChanged>().Where(told => told.Message.To == "+4790099999"),
            told => Assert.False(told.Message.PossibleDuplicate));
    }

    [Fact]
    public async Task It_is_remembered_until_it_was_told_and_for_a_day()
    {
        await using var first = await LoseTheEndAsync(LoseAsync);
        await using var untold = await first.CrashAsync(Site.Start.AddDays(3));
        var salvage = untold.Messaging.Opening.Salvage!;
        Assert.Equal((false, true, true), (salvage.IsTold, salvage.IsTakenUp, salvage.AtMost > 0));
        Assert.Equal(first.Messaging.Opening.Salvage!.Collections, salvage.Collections);

        await untold.Messaging.SalvageToldAsync(salvage, CancellationToken.None);

        await using var soon = await untold.CrashAsync(salvage.At.AddHours(23));
        Assert.True(soon.Messaging.Opening.Salvage!.IsTold);
        await using var later = await untold.CrashAsync(salvage.At.AddHours(25));
        Assert.Null(later.Messaging.Opening.Salvage);
    }

    private async Task LoseAsync()
    {
        _before.Modem.Become(ModemState.Ready);
        await _before.UntilAsync("waits", OutgoingState.Sent);
        await _before.SendAsync("lost");
    }

    private async Task<Site> LoseTheEndAsync(Func<Task> lose)
    {
        var log = await File.ReadAllBytesAsync(Path.Combine(_before.Directory, "messages-log.db"));
        await lose();
        foreach (var file in Directory.EnumerateFiles(_before.Directory, "*.db"))
            File.Copy(file, Path.Combine(_salvaged, Path.GetFileName(file)));
        await File.WriteAllBytesAsync(Path.Combine(_salvaged, "messages-log.db"), log);
        var site = await Site.OpenAsync(directory: _salvaged, at: Site.Start.AddHours(2));
        Assert.InRange(site.Messaging.Opening.Salvage!.LostCommits, 1, 20);
        return site;
    }

    private static void Run(Site site)
    {
        site.Listen("test", acknowledge: true);
        site.Run();
    }
}

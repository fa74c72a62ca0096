using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class ReceiveTests
{
    private const string Text = "Pump 3: level 92 %";

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_message_is_told_of_read_and_deleted(string profile)
    {
        await using var site = new Site(SubmitTests.Profile(profile));
        await site.UntilAsync(ModemState.Ready);
        site.Module.Text("+4790055555", Text);
        await site.UntilAsync(() => site.News.OfType<ModemNews.Stored>().Any());
        var slot = site.News.OfType<ModemNews.Stored>().Single().Slot;
        var token = TestContext.Current.CancellationToken;
        var message = await site.UntilAsync(site.Modem.ReadAsync(slot, token).AsTask());
        Assert.NotNull(message);
        Assert.Matches("^[0-9A-F]{40,}$", message.Hex);
        await site.UntilAsync(Done(site.Modem.DeleteAsync(slot, token)));
        Assert.Null(await site.UntilAsync(site.Modem.ReadAsync(slot, token).AsTask()));
        await site.UntilAsync(Done(site.Modem.DeleteAsync(slot, token)));
    }

    [Fact]
    public async Task A_sweep_lists_all_that_is_stored()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        for (var i = 0; i < 3; i++) site.Module.Text("+4790055555", $"{Text} {i}");
        await site.UntilAsync(() => site.News.OfType<ModemNews.Stored>().Count() == 3);
        var messages = await site.UntilAsync(site.Modem.ListAsync(TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(3, messages.Count);
        Assert.Equal(3, messages.Select(message => message.Slot).Distinct().Count());
    }

    [Fact]
    public async Task A_sweep_is_due_at_every_interval_though_nothing_was_told()
    {
        await using var site = new Site(
            ModuleProfile.Sim800, settings: settings => settings with { SweepInterval = TimeSpan.FromMinutes(5) });
        await site.UntilAsync(ModemState.Ready);
        await site.Time.PassAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(2, site.News.OfType<ModemNews.SweepDue>().Count(sweep => sweep.Reason == "interval"));
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task The_report_of_a_message_comes_up(string profile)
    {
        await using var site = new Site(SubmitTests.Profile(profile), options => options with { ReportDelay = TimeSpan.FromSeconds(6) });
        await site.UntilAsync(ModemState.Ready);
        await site.UntilAsync(site.Submit(pdu: "0031000C919471103254760000A7149BF28687DFF836A8FC26B5796D7A1BCA0608"));
        await site.UntilAsync(() => site.News.Any(news => news is ModemNews.ReportRouted or ModemNews.Stored));
        if (site.News.OfType<ModemNews.ReportRouted>().SingleOrDefault() is { } report) Assert.Matches("^[0-9A-F]{40,}$", report.Hex);
        else Assert.NotNull(await site.UntilAsync(
            site.Modem.ReadAsync(site.News.OfType<ModemNews.Stored>().Single().Slot, TestContext.Current.CancellationToken).AsTask()));
    }

    [Fact]
    public async Task A_message_told_of_without_a_place_asks_for_a_sweep()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Urc("+CMTI: ,-1");
        await site.UntilAsync(() => site.News.OfType<ModemNews.SweepDue>().Any(sweep => sweep.Reason.Contains("without its place")));
    }

    [Fact]
    public async Task A_class_0_message_that_is_not_stored_comes_up_whole()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Urc("+CMT: \"\",24\r\n0791947107260000040C919471103254760000421013329585800BC8329BFD06DDDF723619");
        await site.UntilAsync(() => site.News.OfType<ModemNews.MessageRouted>().Any());
        Assert.StartsWith("0791", site.News.OfType<ModemNews.MessageRouted>().Single().Hex);
    }

    private static async Task<bool> Done(ValueTask task)
    {
        await task;
        return true;
    }
}

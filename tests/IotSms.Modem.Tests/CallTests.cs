using IotSms.Modem.Tests.Fakes;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class CallTests
{
    [Theory]
    [InlineData("sim800", "+4790055555")]
    [InlineData("sim7600", "+4790055555")]
    [InlineData("sim7600", "90055555")]
    public async Task A_call_is_told_of_once_and_ended_at_its_first_ring(string profile, string caller)
    {
        await using var site = await ReadyAsync(profile);
        Call(site, caller);
        await site.UntilAsync(() => site.News.OfType<ModemNews.Ringing>().Any());
        await site.Time.PassAsync(TimeSpan.FromSeconds(1));
        Assert.False(await RingsAsync(site));
        await site.Time.PassAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(caller, Assert.Single(site.News.OfType<ModemNews.Ringing>()).Number);
    }

    [Fact]
    public async Task A_call_without_its_number_is_ended_at_the_second_ring()
    {
        await using var site = await ReadyAsync("sim800");
        var commands = new Commands();
        site.Module.Add(commands);
        site.Module.Urc("RING");
        await site.Time.PassAsync(TimeSpan.FromSeconds(4));
        Assert.Empty(site.News.OfType<ModemNews.Ringing>());
        site.Module.Urc("RING");
        await site.UntilAsync(() => site.News.OfType<ModemNews.Ringing>().Any());
        Assert.Null(Assert.Single(site.News.OfType<ModemNews.Ringing>()).Number);
        await site.UntilAsync(() => commands.Count("H") == 1);
    }

    [Fact]
    public async Task A_number_that_is_withheld_is_none()
    {
        await using var site = await ReadyAsync("sim7600");
        site.Module.Urc("RING");
        site.Module.Urc("+CLIP: \"\",128,,,\"\",1");
        await site.UntilAsync(() => site.News.OfType<ModemNews.Ringing>().Any());
        Assert.Null(Assert.Single(site.News.OfType<ModemNews.Ringing>()).Number);
    }

    [Fact]
    public async Task A_call_that_rings_on_is_ended_again_and_told_once()
    {
        await using var site = await ReadyAsync("sim800");
        var commands = new Commands();
        site.Module.Add(commands);
        for (var i = 0; i < 3; i++)
        {
            site.Module.Urc("RING");
            site.Module.Urc("+CLIP: \"+4790055555\",145,\"\",0,\"\",0");
            await site.Time.PassAsync(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(3, commands.Count("H"));
        Assert.Single(site.News.OfType<ModemNews.Ringing>());
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task Another_caller_right_after_is_another_call(string profile)
    {
        await using var site = await ReadyAsync(profile);
        Call(site, "+4790055555");
        await site.Time.PassAsync(TimeSpan.FromSeconds(2));
        Call(site, "+4790066666");
        await site.UntilAsync(() => site.News.OfType<ModemNews.Ringing>().Count() == 2);
        await site.Time.PassAsync(TimeSpan.FromSeconds(1));
        Assert.False(await RingsAsync(site));
        Assert.Equal(["+4790055555", "+4790066666"], site.News.OfType<ModemNews.Ringing>().Select(call => call.Number));
    }

    [Fact]
    public async Task The_same_caller_is_told_again_after_a_while()
    {
        await using var site = await ReadyAsync("sim800");
        Call(site, "+4790055555");
        await site.Time.PassAsync(TimeSpan.FromSeconds(15));
        Call(site, "+4790055555");
        await site.UntilAsync(() => site.News.OfType<ModemNews.Ringing>().Count() == 2);
    }

    [Fact]
    public async Task A_call_rings_on_when_calls_are_not_to_be_ended()
    {
        await using var site = new Site(ModuleProfile.Sim7600, settings: settings => settings with { RejectCalls = false });
        await site.UntilAsync(ModemState.Ready);
        Call(site, "+4790055555");
        await site.UntilAsync(() => site.News.OfType<ModemNews.Ringing>().Any());
        await site.Time.PassAsync(TimeSpan.FromSeconds(12));
        Assert.True(await RingsAsync(site));
    }

    private static async Task<Site> ReadyAsync(string profile)
    {
        var site = new Site(SubmitTests.Profile(profile));
        await site.UntilAsync(ModemState.Ready);
        return site;
    }

    private static void Call(Site site, string from) => site.Module.Ring(from, TimeSpan.FromSeconds(30));

    private static async Task<bool> RingsAsync(Site site) =>
        (await site.UntilAsync(site.Modem.ExecuteAsync("AT+CPAS", TestContext.Current.CancellationToken).AsTask())).Lines is ["+CPAS: 3"];
}

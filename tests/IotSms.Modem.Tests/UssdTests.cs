using IotSms.Modem.Tests.Fakes;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class UssdTests
{
    [Fact]
    public async Task An_answer_of_several_lines_comes_whole()
    {
        await using var site = await SilentNetworkAsync();
        var asking = Ask(site);
        await site.Time.PassAsync(TimeSpan.FromSeconds(5));
        site.Module.Urc("+CUSD: 1,\"1. Balance\r\nOK\r\n2. \"Free\" minutes\",15");
        Assert.Equal(new UssdReply(1, "1. Balance\r\nOK\r\n2. \"Free\" minutes"), await site.UntilAsync(asking));
    }

    [Fact]
    public async Task A_network_that_never_answers_is_given_up_and_the_session_ended()
    {
        await using var site = await SilentNetworkAsync();
        var commands = new Commands();
        site.Module.Add(commands);
        var before = site.Time.GetUtcNow();
        Assert.Equal(ModemFault.NoAnswer, (await Assert.ThrowsAsync<ModemException>(() => site.UntilAsync(Ask(site)))).Fault);
        Assert.InRange((site.Time.GetUtcNow() - before).TotalSeconds, 119, 122);
        await site.UntilAsync(() => commands.Count("+CUSD") == 1);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_its_text_is_noticed_at_once()
    {
        await using var site = await SilentNetworkAsync();
        site.Module.Emit("\r\n+CUSD: 0,\"half of it\r\n");
        await site.Time.PassAsync(TimeSpan.FromSeconds(1));
        var before = site.Time.GetUtcNow();
        site.Module.Restart("brown-out");
        await site.UntilAsync(ModemState.Probing);
        Assert.InRange((site.Time.GetUtcNow() - before).TotalSeconds, 0, 5);
        await site.UntilAsync(ModemState.Ready);
    }

    [Fact]
    public async Task Who_no_longer_waits_leaves_no_session_behind()
    {
        await using var site = await SilentNetworkAsync();
        var commands = new Commands();
        site.Module.Add(commands);
        using var cancel = new CancellationTokenSource();
        var asking = site.Modem.RequestUssdAsync("*100#", cancel.Token).AsTask();
        await site.Time.PassAsync(TimeSpan.FromSeconds(5));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await site.UntilAsync(() => commands.Count("+CUSD") == 1);
    }

    [Fact]
    public async Task A_module_that_restarts_meanwhile_keeps_nobody_waiting()
    {
        await using var site = await SilentNetworkAsync();
        var asking = Ask(site);
        await site.Time.PassAsync(TimeSpan.FromSeconds(5));
        site.Module.Urc("RDY");
        var before = site.Time.GetUtcNow();
        Assert.Equal(ModemFault.Restarted, (await Assert.ThrowsAsync<ModemException>(() => site.UntilAsync(asking))).Fault);
        Assert.InRange((site.Time.GetUtcNow() - before).TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task A_refused_code_is_a_refusal()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new CommandFault("+CUSD", new CommandVerdict.Answer("\r\n+CME ERROR: 100\r\n")));
        var fault = await Assert.ThrowsAsync<ModemException>(() => site.UntilAsync(Ask(site)));
        Assert.Equal((ModemFault.Refused, 100), (fault.Fault, fault.Error?.Code));
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_menu_is_walked_through_to_its_end(string profile)
    {
        await using var site = await ReadyAsync(profile);
        Assert.Equal(new UssdReply(1, "1 Balance\r\n2 Data"), await site.UntilAsync(Ask(site, "*111#")));
        Assert.Equal(new UssdReply(1, "Buy 1 GB? 1 yes"), await site.UntilAsync(Answer(site, "2")));
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        Assert.Equal(new UssdReply(0, "Bought."), await site.UntilAsync(Answer(site, "1")));
        Assert.Equal(ModemFault.NoSession, (await Assert.ThrowsAsync<ModemException>(() => Answer(site, "1"))).Fault);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task Another_code_ends_the_menu_that_is_open(string profile)
    {
        await using var site = await ReadyAsync(profile);
        await site.UntilAsync(Ask(site, "*111#"));
        Assert.Equal(new UssdReply(0, "Balance: 42.00"), await site.UntilAsync(Ask(site, "*100#")));
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_menu_that_nobody_answers_is_left_after_120_s_and_keeps_no_message_back(string profile)
    {
        await using var site = await ReadyAsync(profile);
        site.Module.Control("""{"do":"ussd","code":"*111#","mode":1,"text":"1 Balance","holds":true}""");
        await site.UntilAsync(Ask(site, "*111#"));
        var commands = new Commands();
        site.Module.Add(commands);
        await site.Time.PassAsync(TimeSpan.FromSeconds(119));
        Assert.Equal(0, commands.Count("+CUSD"));
        await site.Time.PassAsync(TimeSpan.FromSeconds(2));
        await site.UntilAsync(() => commands.Count("+CUSD") == 1);
        Assert.Contains(new ModemNews.UssdReceived(new UssdReply(UssdReply.TimedOut, null)), site.News);
        var before = site.Time.GetUtcNow();
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        Assert.InRange((site.Time.GetUtcNow() - before).TotalSeconds, 0, 10);
        Assert.Equal(ModemFault.NoSession, (await Assert.ThrowsAsync<ModemException>(() => Answer(site, "1"))).Fault);
    }

    [Fact]
    public async Task A_menu_is_left_when_asked_and_not_twice()
    {
        await using var site = await ReadyAsync("sim800");
        await site.UntilAsync(Ask(site, "*111#"));
        var commands = new Commands();
        site.Module.Add(commands);
        var leaving = Task.WhenAll(
            site.Modem.EndUssdAsync(TestContext.Current.CancellationToken).AsTask(),
            site.Modem.EndUssdAsync(TestContext.Current.CancellationToken).AsTask());
        await site.UntilAsync(() => leaving.IsCompleted);
        Assert.Equal(1, commands.Count("+CUSD"));
        await site.Time.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(1, commands.Count("+CUSD"));
    }

    [Fact]
    public async Task A_restart_closes_the_menu()
    {
        await using var site = await ReadyAsync("sim800");
        await site.UntilAsync(Ask(site, "*111#"));
        site.Module.Restart("brown-out");
        await site.UntilAsync(ModemState.Probing);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(ModemFault.NoSession, (await Assert.ThrowsAsync<ModemException>(() => Answer(site, "1"))).Fault);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task What_the_network_says_unasked_is_told_and_can_be_answered(string profile)
    {
        await using var site = await ReadyAsync(profile);
        site.Module.Control("""{"do":"ussd","code":"push>1","text":"Thanks"}""");
        site.Module.Control("""{"do":"ussdPush","text":"Top up now? 1 yes","mode":1}""");
        var news = new ModemNews.UssdReceived(new UssdReply(1, "Top up now? 1 yes"));
        await site.UntilAsync(() => site.News.Contains(news));
        Assert.Equal(new UssdReply(0, "Thanks"), await site.UntilAsync(Answer(site, "1")));
    }

    [Fact]
    public async Task A_session_that_the_network_ends_is_over()
    {
        await using var site = await ReadyAsync("sim7600");
        await site.UntilAsync(Ask(site, "*111#"));
        site.Module.Urc("+CUSD: 2");
        await site.UntilAsync(() => site.News.Contains(new ModemNews.UssdReceived(new UssdReply(2, null))));
        Assert.Equal(ModemFault.NoSession, (await Assert.ThrowsAsync<ModemException>(() => Answer(site, "1"))).Fault);
    }

    [Fact]
    public async Task Something_that_is_no_answer_is_said_to_be_none()
    {
        await using var site = await SilentNetworkAsync();
        var asking = Ask(site);
        await site.Time.PassAsync(TimeSpan.FromSeconds(5));
        site.Module.Urc("+CUSD: what");
        Assert.Equal(ModemFault.BadAnswer, (await Assert.ThrowsAsync<ModemException>(() => site.UntilAsync(asking))).Fault);
    }

    private static async Task<Site> ReadyAsync(string profile)
    {
        var site = new Site(SubmitTests.Profile(profile));
        await site.UntilAsync(ModemState.Ready);
        return site;
    }

    private static Task<UssdReply> Answer(Site site, string text) =>
        site.Modem.AnswerUssdAsync(text, TestContext.Current.CancellationToken).AsTask();

    private static Task<UssdReply> Ask(Site site, string code) =>
        site.Modem.RequestUssdAsync(code, TestContext.Current.CancellationToken).AsTask();

    private static Task<UssdReply> Ask(Site site) => site.Modem.RequestUssdAsync("*100#", TestContext.Current.CancellationToken).AsTask();

    // The first verdict that is not the usual one holds, so that what is stacked after it sees only what follows.
    private static async Task<Site> SilentNetworkAsync()
    {
        var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new CommandFault("+CUSD", new CommandVerdict.Answer("\r\nOK\r\n")));
        return site;
    }
}

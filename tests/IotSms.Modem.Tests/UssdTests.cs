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

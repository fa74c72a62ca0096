using IotSms.Modem.Tests.Fakes;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class BringUpTests
{
    [Theory]
    [InlineData("sim800", "SIM800")]
    [InlineData("sim7600", "SIM7600")]
    public async Task A_running_module_is_identified_set_up_and_ready(string profile, string model)
    {
        await using var site = new Site(SubmitTests.Profile(profile));
        await site.UntilAsync(ModemState.Ready);
        var status = site.Modem.Status;
        Assert.Contains(model, status.Model);
        Assert.Equal(15, status.Imei?.Length);
        Assert.StartsWith("89", status.Iccid);
        Assert.InRange(status.SignalDbm ?? 0, -113, -51);
        Assert.NotNull(status.Operator);
        Assert.InRange(status.SupplyMillivolts ?? 0, 3000, 4500);
        Assert.True(status.SlotsTotal > 0);
        Assert.Single(site.News.OfType<ModemNews.NothingLeftInTheAir>());
        Assert.Contains(site.News.OfType<ModemNews.SweepDue>(), sweep => sweep.Reason == "start");
        Assert.True(IndexOf<ModemNews.NothingLeftInTheAir>(site)
            < site.News.ToList().FindIndex(news => news is ModemNews.StatusChanged { Status.State: ModemState.Ready }));
    }

    [Fact]
    public async Task It_is_ready_before_it_asks_for_a_sweep_which_would_be_refused_else()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(() => site.News.OfType<ModemNews.SweepDue>().Any());
        var before = site.News.TakeWhile(news => news is not ModemNews.SweepDue).OfType<ModemNews.StatusChanged>();
        Assert.Equal(ModemState.Ready, before.Last().Status.State);
    }

    [Fact]
    public async Task A_module_in_autobaud_is_trained_by_AT()
    {
        await using var site = new Site(ModuleProfile.Sim800, options => options with { Autobaud = true });
        await site.UntilAsync(ModemState.Ready);
    }

    [Fact]
    public async Task A_module_at_another_rate_is_found()
    {
        await using var site = new Site(
            ModuleProfile.Sim800,
            options => options with { CheckBaudRate = true },
            settings => settings with { BaudRate = 9600, AwaitLateAnswer = false });
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_prompt_that_a_dead_process_left_open_is_left(string profile)
    {
        var stuck = new StuckPrompt();
        await using var site = new Site(SubmitTests.Profile(profile), before: stuck.LeaveOpen);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        Assert.Equal(1, site.Module.AcceptedCount);
    }

    [Fact]
    public async Task A_module_busy_with_an_earlier_submission_is_waited_for_and_its_reference_is_told()
    {
        var stuck = new StuckPrompt();
        await using var site = new Site(
            ModuleProfile.Sim800, options => options with { SubmitTime = TimeSpan.FromSeconds(70) }, before: stuck.LeaveBusy);
        await site.UntilAsync(ModemState.Ready);
        var late = Assert.Single(site.News.OfType<ModemNews.LateAcceptance>());
        Assert.Null(late.SubmissionId);
        Assert.NotNull(late.Reference);
        Assert.Single(site.News.OfType<ModemNews.NothingLeftInTheAir>());
        Assert.True(IndexOf<ModemNews.LateAcceptance>(site) < IndexOf<ModemNews.NothingLeftInTheAir>(site));
        Assert.Equal(1, site.Module.AcceptedCount);
    }

    [Fact]
    public async Task A_message_service_that_is_not_ready_yet_is_waited_for()
    {
        await using var site = new Site(ModuleProfile.Sim800, before: module =>
        {
            module.Add(new CommandFault("+CPMS", new CommandVerdict.Answer("\r\n+CMS ERROR: 314\r\n"), 3));
            module.Add(new CommandFault("+CNMI", new CommandVerdict.Answer("\r\n+CMS ERROR: 521\r\n"), 2));
        });
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(40, site.Modem.Status.SlotsTotal);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_module_that_was_just_switched_on_comes_up(string profile)
    {
        await using var site = new Site(SubmitTests.Profile(profile), options => options with { StartPowered = false }, before: module =>
        {
            module.PressPowerKey();
            module.After(TimeSpan.FromSeconds(1.1), module.ReleasePowerKey);
        });
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Fact]
    public async Task A_port_that_is_missing_is_said_so_and_taken_when_it_comes()
    {
        await using var site = new Site(ModuleProfile.Sim7600, before: module => module.Unplug());
        await site.UntilAsync(ModemState.Faulted);
        Assert.Contains("no such device", site.Modem.Status.Reason);
        site.Module.PlugIn();
        await site.UntilAsync(ModemState.Ready);
    }

    private static int IndexOf<T>(Site site) => site.News.ToList().FindIndex(news => news is T);
}

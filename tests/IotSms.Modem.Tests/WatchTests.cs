using IotSms.Modem.Tests.Fakes;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class WatchTests
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(5);

    [Fact]
    public async Task A_restart_behind_a_submission_that_waits_long_is_not_missed()
    {
        await using var site = new Site(ModuleProfile.Sim800, settings: settings => settings with { RefreshInterval = Never });
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(150) }));
        var submitting = site.Submit();
        await site.Time.PassAsync(TimeSpan.FromSeconds(63));
        site.Module.Restart("watchdog");
        Assert.IsType<SubmitOutcome.Unknown>(await site.UntilAsync(submitting));
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
    }

    [Fact]
    public async Task A_submission_that_waits_long_is_no_sign_of_death()
    {
        await using var site = new Site(ModuleProfile.Sim800, settings: settings => settings with { RefreshInterval = Never });
        await site.UntilAsync(ModemState.Ready);
        var commands = new Commands();
        site.Module.Add(commands);
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(150) }));
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        Assert.Equal(0, commands.Count(""));
        Assert.DoesNotContain(ModemState.Faulted, site.States);
    }

    [Fact]
    public async Task A_quiet_module_is_asked_whether_it_lives_and_nothing_more()
    {
        await using var site = new Site(
            ModuleProfile.Sim800,
            settings: settings => settings with { RefreshInterval = Never, SweepInterval = Never });
        await site.UntilAsync(ModemState.Ready);
        var commands = new Commands();
        site.Module.Add(commands);
        await site.Time.PassAsync(TimeSpan.FromMinutes(5.5));
        Assert.Equal(5, commands.Count(""));
        Assert.Equal(0, commands.Count("+CSQ"));
    }

    [Fact]
    public async Task A_device_on_the_move_does_not_read_everything_anew_at_each_cell()
    {
        await using var site = new Site(ModuleProfile.Sim800, settings: settings => settings with { RefreshInterval = Never });
        await site.UntilAsync(ModemState.Ready);
        var commands = new Commands();
        site.Module.Add(commands);
        for (var cell = 0; cell < 5; cell++) site.Module.Urc($"+CREG: 1,\"1A2B\",\"3C{cell:X2}\"");
        await site.Time.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, commands.Count("+COPS"));
        site.Module.Urc("+CREG: 5,\"1A2B\",\"3C4D\"");
        await site.UntilAsync(() => commands.Count("+COPS") == 1);
    }

    [Theory]
    [InlineData("UNDER-VOLTAGE WARNNING", "power supply: UNDER-VOLTAGE WARNNING")]
    [InlineData("UNDER-VOLTAGE POWER DOWN", "power supply: UNDER-VOLTAGE POWER DOWN")]
    [InlineData("UNDER-VOLTAGE WARNING POWER DOWN", "power supply: UNDER-VOLTAGE WARNING POWER DOWN")]
    [InlineData("OVER-VOLTAGE POWER OFF", "power supply: OVER-VOLTAGE POWER OFF")]
    [InlineData("NORMAL POWER DOWN", "switched off: NORMAL POWER DOWN")]
    [InlineData("RDY", "restarted: RDY")]
    public async Task The_reason_names_what_the_module_said(string line, string reason)
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Urc(line);
        await site.UntilAsync(() => site.News.OfType<ModemNews.StatusChanged>().Any(news => news.Status.Reason == reason));
    }

    [Theory]
    [InlineData("+CREG: 3", ModemState.Searching, "denies")]
    [InlineData("+CREG: 11", ModemState.Searching, "emergency")]
    [InlineData("+CREG: 0", ModemState.Searching, "not registered")]
    [InlineData("+CREG: 6", ModemState.Ready, null)]
    [InlineData("+CREG: 7", ModemState.Ready, null)]
    public async Task Registration_decides_whether_it_can_send(string line, ModemState state, string? reason)
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Urc(line);
        await site.UntilAsync(() => site.News.OfType<ModemNews.StatusChanged>().Any(news =>
            news.Status.State == state
            && news.Status.Registration is 0 or 3 or 6 or 7 or 11
            && (reason is null || news.Status.Reason?.Contains(reason) == true)));
    }

    [Fact]
    public async Task Lte_alone_is_enough_to_send()
    {
        await using var site = new Site(ModuleProfile.Sim7600, settings: settings => settings with { RefreshInterval = Never });
        await site.UntilAsync(ModemState.Ready);
        site.Module.Urc("+CEREG: 5");
        site.Module.Urc("+CREG: 0");
        await site.UntilAsync(() => site.Modem.Status.Registration == 5);
        Assert.DoesNotContain(ModemState.Searching, site.States.SkipWhile(state => state != ModemState.Ready));
    }
}

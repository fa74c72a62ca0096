using IotSms.Modem.Recovery;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Tests.Power;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests.Recovery;

public sealed class RestartsAreLimited
{
    [Fact]
    public async Task Beyond_the_cap_it_rests_and_says_so()
    {
        await using var site = new Site(ModuleProfile.Sim800, settings: settings => settings with { RestartsPerHour = 0 });
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SilentHang());
        await site.UntilAsync(() => site.Taken(RecoveryStep.Rest) == 1);
        var capped = site.Steps[^2];
        Assert.Equal((RecoveryStep.Restart, RecoveryResult.Capped), (capped.Step, capped.Result));
        Assert.Contains("as many as are allowed", capped.Detail);
        Assert.Contains("left alone for a while", site.Modem.Status.Reason);
        Assert.Equal((0, 0), (site.Taken(RecoveryStep.Restart), site.Modem.Status.Recovery!.RestartsInLastHour));
    }

    [Fact]
    public async Task A_dead_module_is_restarted_no_more_often_than_allowed()
    {
        await using var site = PowerTests.At(
            "sim800", new() { PowerKey = WiredGpio.PowerKey }, startPowered: true,
            settings => settings with { AwaitLateAnswer = false, RestartsPerHour = 3 });
        await site.UntilAsync(ModemState.Ready);
        site.Module.CutSupply();
        await site.Time.PassAsync(TimeSpan.FromHours(2));
        Assert.True(site.Taken(RecoveryStep.Restart) + site.Taken(RecoveryStep.PowerKey) <= 2 * 3);
        Assert.Equal(ModemState.Faulted, site.Modem.Status.State);
        site.Module.RestoreSupply(starts: true);
        await site.UntilAsync(ModemState.Ready);
    }

    [Fact]
    public async Task A_module_that_restarts_by_itself_again_and_again_is_left_alone_for_longer_and_longer()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        for (var i = 0; i < 3; i++) await RestartAsync(site);
        Assert.Equal(0, site.Taken(RecoveryStep.Rest));
        await RestartAsync(site);
        Assert.Equal(1, site.Taken(RecoveryStep.Rest));
        Assert.Contains("restarts again and again", site.Steps[^1].Reason);
        var first = site.Time.GetUtcNow();
        await site.UntilAsync(ModemState.Ready);
        var second = site.Time.GetUtcNow();
        await RestartAsync(site);
        await site.UntilAsync(() => site.Taken(RecoveryStep.Rest) == 2);
        await site.UntilAsync(ModemState.Ready);
        Assert.True(site.Time.GetUtcNow() - second > second - first);
        Assert.True(site.Time.GetUtcNow() - second > TimeSpan.FromMinutes(5));
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task Whoever_had_a_submission_under_way_has_heard_its_end_before_anything_is_done(string profile)
    {
        WiredGpio? gpio = null;
        await using var site = PowerTests.At(
            profile, PowerTests.Wired, startPowered: true, settings => settings with { AwaitLateAnswer = false, Model = profile },
            wired => gpio = wired);
        await site.UntilAsync(ModemState.Ready);
        var before = gpio!.Writes.Count;
        var ends = new[] { "m1", "m2" }.Select(id => site.Submit(id)).ToArray();
        await site.Time.PassAsync(TimeSpan.FromSeconds(1));
        site.Module.Add(new SilentHang());
        var noted = ends.Select(end => end.ContinueWith(
            _ => (gpio.Writes.Count, site.Modem.Status.Recovery), TestContext.Current.CancellationToken,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)).ToArray();
        await site.UntilAsync(() => site.Taken(RecoveryStep.PowerKey) == 1);
        Assert.IsType<SubmitOutcome.Unknown>(await ends[0]);
        Assert.IsType<SubmitOutcome.NotSubmitted>(await ends[1]);
        Assert.All(noted, note => Assert.Equal((before, null), note.Result));
        await site.UntilAsync(ModemState.Ready);
        Assert.Contains(site.News.OfType<ModemNews.SweepDue>(), sweep => sweep.Reason == "the module was set up again");
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m3"));
    }

    private static async Task RestartAsync(Site site)
    {
        await site.UntilAsync(ModemState.Ready);
        site.Module.Restart("watchdog");
        await site.UntilAsync(() => site.Modem.Status.State != ModemState.Ready);
        await site.UntilAsync(() => site.Modem.Status.State is ModemState.Ready or ModemState.Faulted);
    }
}

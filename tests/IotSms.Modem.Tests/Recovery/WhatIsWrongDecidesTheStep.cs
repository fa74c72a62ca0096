using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using IotSms.Modem.Power;
using IotSms.Modem.Recovery;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Tests.Power;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Module;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests.Recovery;

public sealed class WhatIsWrongDecidesTheStep
{
    private static readonly PowerSettings AllLines =
        new() { PowerKey = WiredGpio.PowerKey, Status = WiredGpio.Status, Reset = WiredGpio.Reset, Rail = WiredGpio.Rail };

    [Fact]
    public async Task A_module_that_answers_AT_is_never_restarted_however_long_it_is_watched()
    {
        WiredGpio? gpio = null;
        await using var site = PowerTests.At("sim800", AllLines, startPowered: true, wired: wired => gpio = wired);
        await site.UntilAsync(ModemState.Ready);
        var taken = gpio!.Writes.Count;
        site.Module.Add(new SubmitFault(SubmitVerdict.Refuse(38), times: 5));
        for (var i = 0; i < 5; i++) Assert.IsType<SubmitOutcome.Refused>(await site.SubmitToEndAsync($"m{i}"));
        await site.Time.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(ModemState.Ready, site.Modem.Status.State);
        Assert.Null(site.Modem.Status.Recovery);
        Assert.Equal(taken, gpio.Writes.Count);
    }

    [Fact]
    public async Task One_that_answers_no_submission_gets_its_radio_switched_then_is_restarted_then_powered_off_and_on()
    {
        await using var site = PowerTests.At("sim800", AllLines with { Reset = null, Rail = null }, startPowered: true);
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { IsAccepted = false, Shape = AnswerShape.Forget }, times: 9));
        RecoveryStep[] expected = [RecoveryStep.Radio, RecoveryStep.Restart, RecoveryStep.PowerKey];
        foreach (var step in expected)
        {
            for (var i = 0; i < 3; i++)
            {
                await site.UntilAsync(ModemState.Ready);
                Assert.IsType<SubmitOutcome.Unknown>(await site.SubmitToEndAsync($"{step}{i}"));
            }

            await site.UntilAsync(() => site.Taken(step) == 1);
        }

        Assert.Equal(RecoveryResult.UnderWay, site.Steps[^1].Result);
        await site.UntilAsync(() => site.Modem.Status.State != ModemState.Ready);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("after"));
        Assert.Equal(
            [RecoveryResult.Failed, RecoveryResult.Failed, RecoveryResult.Worked], site.Steps.Select(step => step.Result));
        Assert.Equal(expected, site.Steps.Select(step => step.Step));
        Assert.All(site.Steps, step => Assert.Contains("no submission", step.Reason));
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task One_that_searches_for_ever_gets_its_radio_switched_and_then_is_restarted(string profile)
    {
        await using var site = PowerTests.At(profile, AllLines, startPowered: true);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new LostRegistration(TimeSpan.FromSeconds(20), Registration.Searching, Timeout.InfiniteTimeSpan));
        await site.UntilAsync(ModemState.Searching);
        await site.UntilAsync(() => site.Taken(RecoveryStep.Radio) == 1);
        await site.UntilAsync(() => site.Taken(RecoveryStep.Restart) == 1);
        await site.UntilAsync(ModemState.Ready);
        await site.UntilAsync(() => site.Steps[^1].Result == RecoveryResult.Worked);
        Assert.Equal(0, site.Taken(RecoveryStep.PowerKey));
        Assert.Equal("it is registered", site.Steps[^1].Detail);
    }

    [Fact]
    public async Task Without_any_network_the_tries_grow_rarer_and_the_module_stays_in_use()
    {
        await using var site = new Site(ModuleProfile.Sim800, settings: settings => settings with
        {
            RefreshInterval = TimeSpan.FromHours(2), SweepInterval = TimeSpan.FromHours(2), LivenessInterval = TimeSpan.FromMinutes(30),
        });
        await site.UntilAsync(ModemState.Ready);
        site.Module.Register(Registration.Denied);
        await site.Time.PassAsync(TimeSpan.FromHours(3));
        Assert.InRange(site.Taken(RecoveryStep.Restart), 2, 5);
        await site.UntilAsync(ModemState.Searching);
        site.Module.Register(Registration.Home);
        await site.UntilAsync(ModemState.Ready);
    }

    [Fact]
    public async Task Nothing_is_done_to_a_module_whose_port_is_missing()
    {
        WiredGpio? gpio = null;
        await using var site = PowerTests.At("sim7600", AllLines, startPowered: true, wired: wired => gpio = wired);
        await site.UntilAsync(ModemState.Ready);
        var before = gpio!.Writes.Count;
        site.Module.Unplug();
        await site.Time.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(before, gpio.Writes.Count);
        Assert.Equal((RecoveryStep.Resync, RecoveryResult.UnderWay), (Assert.Single(site.Steps).Step, site.Steps[0].Result));
        site.Module.PlugIn();
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(RecoveryResult.Worked, Assert.Single(site.Steps).Result);
    }

    [Fact]
    public async Task A_port_that_is_missing_because_its_module_is_off_comes_by_the_key()
    {
        await using var site = PowerTests.At("sim7600", AllLines, startPowered: false, before: module =>
        {
            module.Unplug();
            module.Happened += happened =>
            {
                if (happened is Simulator.Events.SimulatorEvent.Power { State: "on" }) Task.Run(module.PlugIn);
            };
        });
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(RecoveryStep.PowerKey, Assert.Single(site.Steps).Step);
    }

    [Fact]
    public async Task A_module_that_takes_no_bytes_is_no_missing_port_and_is_switched_off_and_on()
    {
        var stalled = false;
        await using var site = new Site(
            ModuleProfile.Sim800, null, settings => settings with { Power = PowerTests.Wired, AwaitLateAnswer = false },
            module => module.Happened += happened => stalled &= happened is not Simulator.Events.SimulatorEvent.Power { State: "booting" },
            (module, time) => new PowerControl(PowerTests.Wired, new System.Device.Gpio.GpioController(new WiredGpio(module)), time),
            module => async (settings, cancellationToken) =>
                new StalledUart(await module.OpenAsync(settings, cancellationToken), () => stalled));
        await site.UntilAsync(ModemState.Ready);
        stalled = true;
        await site.UntilAsync(() => site.Taken(RecoveryStep.PowerKey) == 1);
        await site.UntilAsync(ModemState.Ready);
        Assert.Contains("does not take bytes", site.Steps[0].Reason);
        Assert.Equal((RecoveryStep.PowerKey, RecoveryResult.Worked), (site.Steps[^1].Step, site.Steps[^1].Result));
        Assert.Equal(RecoveryResult.NotPossible, site.Steps.Single(step => step.Step == RecoveryStep.Restart).Result);
    }

    [Fact]
    public async Task One_that_refuses_its_set_up_is_put_back_to_its_defaults_and_restarted_at_the_most()
    {
        await using var site = PowerTests.At("sim7600", AllLines, startPowered: true);
        await site.UntilAsync(ModemState.Ready);
        var fault = new CommandFault("+CMGF", new CommandVerdict.Answer("\r\nERROR\r\n"), 0);
        site.Module.Add(fault);
        site.Module.Restart("watchdog");
        await site.UntilAsync(() => site.Taken(RecoveryStep.Rest) == 1);
        Assert.Equal(
            [RecoveryStep.Defaults, RecoveryStep.Radio, RecoveryStep.Restart, RecoveryStep.Rest],
            site.Steps.Select(step => step.Step).TakeLast(4));
        site.Module.Remove(fault);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(RecoveryResult.Worked, site.Steps[^1].Result);
    }

    [Fact]
    public async Task One_that_refuses_every_message_until_its_defaults_is_cured_and_stays_so_after_a_restart()
    {
        await using var site = new Site(ModuleProfile.Sim7600);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new RefusedUntilDefaults());
        for (var i = 0; i < 3; i++) Assert.IsType<SubmitOutcome.Unknown>(await site.SubmitToEndAsync($"m{i}"));
        await site.UntilAsync(() => site.Taken(RecoveryStep.Defaults) == 1);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("cured"));
        Assert.Equal((RecoveryStep.Defaults, RecoveryResult.Worked), (site.Steps.Single().Step, site.Steps[0].Result));
        site.Module.Restart("watchdog");
        await site.UntilAsync(() => site.Modem.Status.State != ModemState.Ready);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("after the restart"));
    }

    [Fact]
    public async Task A_radio_that_a_dead_process_left_off_is_switched_on()
    {
        var stuck = new StuckPrompt();
        await using var site = new Site(ModuleProfile.Sim800, before: stuck.LeaveRadioOff);
        await site.UntilAsync(ModemState.Ready);
    }

    [Fact]
    public async Task Each_step_is_measured_with_its_result()
    {
        ConcurrentQueue<string> measured = new();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument is not { Meter.Name: "IotSms", Name: "iotsms.modem.recovery.steps" }) return;
                listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) => measured.Enqueue(string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
        listener.Start();
        await using var site = new Site(ModuleProfile.Sim800, settings: settings => settings with { Name = "measured" });
        await site.UntilAsync(ModemState.Ready);
        site.Module.Unplug();
        await site.UntilAsync(ModemState.Faulted);
        site.Module.PlugIn();
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(["measured resync worked"], measured.Where(line => line.StartsWith("measured", StringComparison.Ordinal)));
    }
}

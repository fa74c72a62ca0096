using IotSms.Modem.Power;
using IotSms.Modem.Recovery;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Tests.Power;
using IotSms.Simulator.Behaviours;
using System.Device.Gpio;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Modem.Tests.Recovery;

/// <summary>GPIO fails while the agent runs: the step fails with its reason, and the ladder goes on.</summary>
public sealed class ALineThatFails
{
    private WiredGpio _gpio = null!;

    public static TheoryData<Exception> Failures =>
    [
        new IOException("input/output error"), new InvalidOperationException("pin is closed"), new UnauthorizedAccessException("no right"),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_key_that_can_t_be_driven_is_told_and_the_rail_comes_next(Exception failure)
    {
        var power = new PowerSettings { PowerKey = WiredGpio.PowerKey, Rail = WiredGpio.Rail };
        await using var site = PowerTests.At("sim800", power, startPowered: true, NothingLeft, gpio => _gpio = gpio);
        await site.UntilAsync(ModemState.Ready);
        _gpio.Failing[WiredGpio.PowerKey] = failure;
        site.Module.Add(new SilentHang());
        await site.UntilAsync(() => site.Taken(RecoveryStep.Rail) == 1);
        await site.UntilAsync(ModemState.Ready);
        var key = site.Steps.Single(step => step.Step == RecoveryStep.PowerKey);
        Assert.Equal(RecoveryResult.NotPossible, key.Result);
        Assert.Equal($"GPIO line {WiredGpio.PowerKey} can't be driven ({failure.Message})", key.Detail);
        Assert.Equal(RecoveryResult.Worked, site.Steps[^1].Result);
        _gpio.Failing.Clear();
    }

    [Fact]
    public async Task A_STATUS_that_can_t_be_read_is_as_good_as_none()
    {
        await using var site = PowerTests.At("sim800", PowerTests.Wired, startPowered: true, NothingLeft, gpio => _gpio = gpio);
        await site.UntilAsync(ModemState.Ready);
        _gpio.Failing[WiredGpio.Status] = new IOException("input/output error");
        site.Module.Add(new SilentHang());
        await site.UntilAsync(ModemState.Faulted);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal((RecoveryStep.PowerKey, RecoveryResult.Worked), (site.Steps[^1].Step, site.Steps[^1].Result));
    }

    [Fact]
    public async Task A_dead_module_whose_key_can_t_be_driven_does_not_end_the_supervisor()
    {
        await using var site = PowerTests.At("sim800", PowerTests.Wired, startPowered: true, NothingLeft, gpio => _gpio = gpio);
        await site.UntilAsync(ModemState.Ready);
        _gpio.Failing[WiredGpio.PowerKey] = new IOException("input/output error");
        site.Module.CutSupply();
        await site.UntilAsync(() => site.Modem.Status.Reason?.Contains("GPIO line 6 can't be driven") == true);
        site.Module.RestoreSupply(starts: true);
        await site.UntilAsync(ModemState.Ready);
        _gpio.Failing.Clear();
    }

    [Fact]
    public async Task Lines_are_left_inactive_whatever_state_they_were_in()
    {
        var site = PowerTests.At("sim800", new() { PowerKey = 6, Reset = 3, Rail = 4 }, startPowered: true, wired: gpio => _gpio = gpio);
        await site.UntilAsync(ModemState.Ready);
        await site.DisposeAsync();
        Assert.Equal([(6, PinValue.Low), (3, PinValue.Low), (4, PinValue.High)], _gpio.Writes.TakeLast(3));
    }

    [Fact]
    public async Task A_key_that_fails_at_the_end_is_no_reason_not_to_stop()
    {
        var site = PowerTests.At("sim800", PowerTests.Wired, startPowered: true, wired: gpio => _gpio = gpio);
        await site.UntilAsync(ModemState.Ready);
        _gpio.Failing[WiredGpio.PowerKey] = new IOException("input/output error");
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_key_that_was_left_pressed_is_released_before_anything_else_and_the_module_looked_at()
    {
        await using var site = PowerTests.At("sim800", PowerTests.Wired, startPowered: false, wired: gpio => _gpio = gpio, before: module =>
        {
            module.PressPowerKey();
        });
        Assert.Equal((WiredGpio.PowerKey, PinValue.Low), _gpio.Writes[0]);
        site.Module.ReleasePowerKey();
        await site.UntilAsync(ModemState.Ready);
    }

    [Fact]
    public async Task No_key_is_held_longer_than_any_module_bears()
    {
        await using var site = PowerTests.At("sim800", PowerSettings.None, startPowered: true);
        var (gpio, time) = (new WiredGpio(site.Module), new FakeTimeProvider());
        using var power = new PowerControl(
            new() { PowerKey = 6, PowerOffPulse = TimeSpan.FromSeconds(60) }, new GpioController(gpio), time);
        var pressing = power.PressToStopAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        time.Advance(PowerSettings.LongestPulse);
        await pressing;
        Assert.Equal((6, PinValue.Low), gpio.Writes[^1]);
    }

    private static ModemSettings NothingLeft(ModemSettings settings) => settings with { AwaitLateAnswer = false };
}

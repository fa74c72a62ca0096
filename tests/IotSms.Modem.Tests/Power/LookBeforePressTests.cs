using IotSms.Modem.Tests.Fakes;
using IotSms.Simulator.Behaviours;

namespace IotSms.Modem.Tests.Power;

/// <summary>The same pulse starts a dead module and stops a live one.</summary>
public sealed class LookBeforePressTests
{
    [Fact]
    public async Task A_sim800_that_was_power_cycled_is_not_pressed_again_before_its_status_has_risen()
    {
        WiredGpio? gpio = null;
        await using var site = PowerTests.At("sim800", PowerTests.Wired, startPowered: true, NothingLeft, wired => gpio = wired);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new CommandFault("+CSQ", new CommandVerdict.Silence()));
        await site.UntilAsync(() => site.States.Contains(ModemState.PoweringOff));
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(2, gpio!.Presses);
    }

    [Fact]
    public async Task A_sim800_that_somebody_else_has_just_started_is_left_alone_though_its_status_is_low()
    {
        WiredGpio? gpio = null;
        await using var site = PowerTests.At("sim800", PowerTests.Wired, startPowered: false, null, wired => gpio = wired, module =>
        {
            module.PressPowerKey();
            module.After(TimeSpan.FromSeconds(1.1), module.ReleasePowerKey);
        });
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(0, gpio!.Presses);
    }

    [Fact]
    public async Task A_module_that_did_not_hear_the_stop_pulse_is_not_given_the_start_pulse()
    {
        WiredGpio? gpio = null;
        await using var site = PowerTests.At("sim800", PowerTests.Wired, startPowered: true, NothingLeft, wired => gpio = wired);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new StubbornPowerKey(2));
        site.Module.Add(new CommandFault("+CSQ", new CommandVerdict.Silence()));
        await site.UntilAsync(() => site.States.Contains(ModemState.PoweringOff));
        await site.UntilAsync(ModemState.PoweringOn);
        Assert.Equal(3, gpio!.Presses);
        Assert.False(site.Module.IsStatusHigh);
        await site.UntilAsync(ModemState.Ready);
    }

    private static ModemSettings NothingLeft(ModemSettings settings) => settings with { AwaitLateAnswer = false };
}

using System.Device.Gpio;
using IotSms.Modem.Power;
using IotSms.Modem.Tests.Fakes;
using IotSms.Simulator;
using IotSms.Simulator.Behaviours;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Modem.Tests.Power;

public sealed class PowerTests
{
    internal static readonly PowerSettings Wired = new() { PowerKey = WiredGpio.PowerKey, Status = WiredGpio.Status };

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_module_that_status_shows_off_is_started_at_once(string profile)
    {
        await using var site = At(profile, Wired, startPowered: false);
        await site.UntilAsync(ModemState.Ready);
        Assert.Contains(ModemState.PoweringOn, site.States);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_module_that_runs_is_not_pressed(string profile)
    {
        await using var site = At(profile, Wired, startPowered: true);
        await site.UntilAsync(ModemState.Ready);
        Assert.DoesNotContain(ModemState.PoweringOn, site.States);
    }

    [Fact]
    public async Task Without_status_a_sim7600_is_pressed_by_a_pulse_that_cannot_stop_it()
    {
        await using var site = At(
            "sim7600", Wired with { Status = null }, startPowered: false, settings => settings with { Model = "sim7600" });
        await site.UntilAsync(ModemState.Ready);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_hung_module_is_switched_off_and_on_by_its_key(string profile)
    {
        await using var site = At(profile, Wired, startPowered: true, settings => settings with { AwaitLateAnswer = false });
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new CommandFault("+CSQ", new CommandVerdict.Silence()));
        await site.UntilAsync(() => site.States.Contains(ModemState.PoweringOff));
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_switch_has_its_polarity_and_its_pulse(bool activeHigh)
    {
        using var module = new Simulation(new SimulatorOptions(), TimeProvider.System);
        var gpio = new WiredGpio(module);
        var time = new FakeTimeProvider();
        PinValue active = activeHigh, inactive = !activeHigh;
        var settings = new PowerSettings
        {
            PowerKey = 10,
            PowerKeyActiveHigh = activeHigh,
            Reset = 11,
            ResetActiveHigh = activeHigh,
            Rail = 12,
            RailActiveHigh = activeHigh,
            Status = WiredGpio.Status,
            StatusActiveHigh = activeHigh,
            PowerOffPulse = TimeSpan.FromSeconds(3),
        };
        using var power = new PowerControl(settings, new GpioController(gpio), time);
        Assert.Equal([(10, inactive), (11, inactive), (12, active)], gpio.Writes);
        Assert.True(power is { HasPowerKey: true, HasReset: true, HasRail: true, Fault: null });
        Assert.Equal(activeHigh, power.IsOn);
        var token = TestContext.Current.CancellationToken;
        var pulse = TimeSpan.FromSeconds(1.2);
        await PulseAsync(power.PressToStartAsync(pulse, token), 10, active, inactive, pulse);
        await PulseAsync(power.PressToStopAsync(pulse, token), 10, active, inactive, TimeSpan.FromSeconds(3));
        await PulseAsync(power.ResetAsync(token), 11, active, inactive, settings.ResetPulse);
        await PulseAsync(power.CutRailAsync(token), 12, inactive, active, settings.RailOffTime);

        async Task PulseAsync(Task pressing, int line, PinValue during, PinValue after, TimeSpan length)
        {
            time.Advance(length - TimeSpan.FromTicks(1));
            Assert.Equal((line, during), gpio.Writes[^1]);
            time.Advance(TimeSpan.FromTicks(1));
            await pressing;
            Assert.Equal((line, after), gpio.Writes[^1]);
        }
    }

    [Fact]
    public void Without_lines_there_is_nothing_to_press_and_the_fault_says_why()
    {
        using var power = PowerControl.Unavailable(PowerSettings.None, TimeProvider.System, "no GPIO");
        Assert.True(power.PressToStartAsync(TimeSpan.FromDays(1), CancellationToken.None).IsCompletedSuccessfully);
        Assert.True(power.ResetAsync(CancellationToken.None).IsCompletedSuccessfully);
        Assert.True(power.CutRailAsync(CancellationToken.None).IsCompletedSuccessfully);
        Assert.True(power is { HasPowerKey: false, HasReset: false, HasRail: false, IsOn: null, Fault: "no GPIO" });
    }

    [Fact]
    public async Task Lines_are_inactive_before_and_after_every_pulse_even_one_that_is_cut_short()
    {
        await using var site = At("sim800", PowerSettings.None, startPowered: true);
        var gpio = new WiredGpio(site.Module);
        var time = new FakeTimeProvider();
        using var power = new PowerControl(new PowerSettings { PowerKey = 6, PowerKeyActiveHigh = false }, new GpioController(gpio), time);
        Assert.Equal((6, PinValue.High), gpio.Writes[^1]);
        using var stop = new CancellationTokenSource();
        var pressing = power.PressToStartAsync(TimeSpan.FromSeconds(1), stop.Token);
        Assert.Equal((6, PinValue.Low), gpio.Writes[^1]);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pressing);
        Assert.Equal((6, PinValue.High), gpio.Writes[^1]);
    }

    [Fact]
    public void A_box_without_gpio_has_no_power_control_and_says_why()
    {
        using var power = GpioLines.Open(Wired with { Chip = 99 }, TimeProvider.System);
        Assert.False(power.HasPowerKey);
        Assert.Null(power.IsOn);
        Assert.Contains("GPIO chip 99", power.Fault);
    }

    [Fact]
    public void No_line_configured_is_no_fault()
    {
        using var power = GpioLines.Open(PowerSettings.None, TimeProvider.System);
        Assert.Null(power.Fault);
        Assert.False(power.HasPowerKey);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("waveshare-sim800c")]
    [InlineData("adafruit-fona")]
    public void A_board_whose_lines_are_not_known_presses_none(string preset) => Assert.True(PowerPresets.All[preset].IsNone);

    internal static Site At(
        string profile,
        PowerSettings power,
        bool startPowered,
        Func<ModemSettings, ModemSettings>? settings = null,
        Action<WiredGpio>? wired = null,
        Action<Simulation>? before = null) => new(
        SubmitTests.Profile(profile),
        options => options with { StartPowered = startPowered },
        wanted => settings?.Invoke(wanted with { Power = power }) ?? wanted with { Power = power },
        before,
        (module, time) =>
        {
            var gpio = new WiredGpio(module);
            wired?.Invoke(gpio);
            return new PowerControl(power, power.IsNone ? null : new GpioController(gpio), time);
        });
}

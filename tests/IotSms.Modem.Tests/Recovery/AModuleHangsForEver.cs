using IotSms.Modem.Power;
using IotSms.Modem.Recovery;
using IotSms.Modem.Tests.Fakes;

namespace IotSms.Modem.Tests.Recovery;

/// <summary>Nothing but a start from outside helps it.</summary>
public sealed class AModuleHangsForEver : AWiredModule
{
    [Theory]
    [InlineData("sim800", true)]
    [InlineData("sim800", false)]
    [InlineData("sim7600", true)]
    [InlineData("sim7600", false)]
    public async Task Its_power_key_brings_it_back_with_and_without_STATUS(string profile, bool status)
    {
        await using var site = Wired(profile, new() { PowerKey = WiredGpio.PowerKey, Status = status ? WiredGpio.Status : null });
        await HangAsync(site);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        Assert.Equal(
            [
                (RecoveryStep.OtherRates, RecoveryResult.Failed), (RecoveryStep.Restart, RecoveryResult.Failed),
                (RecoveryStep.PowerKey, RecoveryResult.Worked),
            ],
            site.Steps.Select(step => (step.Step, step.Result)).TakeLast(3));
        Assert.Equal((RecoveryStep.Resync, RecoveryResult.Failed), (site.Steps[0].Step, site.Steps[0].Result));
        Assert.Equal(status || profile == "sim800" ? 2 : 3, Gpio.Presses);
        Assert.StartsWith("AT is answered", site.Steps[^1].Detail);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task Without_STATUS_one_that_is_off_is_told_from_one_that_hangs_by_the_first_pulse(string profile)
    {
        await using var site = Wired(profile, new() { PowerKey = WiredGpio.PowerKey }, startPowered: false);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(1, Gpio.Presses);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task Without_a_line_it_is_honestly_faulted_tried_again_and_taken_when_somebody_starts_it(string profile)
    {
        await using var site = Wired(profile, PowerSettings.None);
        await HangAsync(site);
        await site.UntilAsync(() => site.Taken(RecoveryStep.Rest) == 2);
        Assert.Equal(ModemState.Faulted, site.Modem.Status.State);
        Assert.Contains("does not answer AT", site.Modem.Status.Reason);
        Assert.Equal(0, site.Taken(RecoveryStep.PowerKey) + site.Taken(RecoveryStep.Reset) + site.Taken(RecoveryStep.Rail));
        Assert.IsType<SubmitOutcome.NotSubmitted>(await site.Submit());
        Assert.Equal(2, site.Taken(RecoveryStep.Resync));
        var before = site.Time.GetUtcNow();
        site.Module.Restart("somebody pressed the button");
        await site.UntilAsync(ModemState.Ready);
        Assert.True(site.Time.GetUtcNow() - before < TimeSpan.FromMinutes(2));
        Assert.Equal((RecoveryStep.Rest, RecoveryResult.Worked), (site.Steps[^1].Step, site.Steps[^1].Result));
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task Only_its_reset_is_wired(string profile)
    {
        await using var site = Wired(profile, new() { Reset = WiredGpio.Reset });
        await HangAsync(site);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal((RecoveryStep.Reset, RecoveryResult.Worked), (site.Steps[^1].Step, site.Steps[^1].Result));
        Assert.Equal(0, site.Taken(RecoveryStep.Rail));
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task Only_its_rail_is_wired(string profile)
    {
        await using var site = Wired(profile, new() { Rail = WiredGpio.Rail });
        await HangAsync(site);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal((RecoveryStep.Rail, RecoveryResult.Worked), (site.Steps[^1].Step, site.Steps[^1].Result));
    }

    [Theory]
    [InlineData("sim800", true)]
    [InlineData("sim800", false)]
    [InlineData("sim7600", true)]
    [InlineData("sim7600", false)]
    public async Task The_wire_of_its_key_is_broken_and_its_rail_helps(string profile, bool status)
    {
        await using var site = Wired(profile, new()
        {
            PowerKey = WiredGpio.PowerKey, Rail = WiredGpio.Rail, Status = status ? WiredGpio.Status : null,
        });
        Gpio.Broken.Add(WiredGpio.PowerKey);
        await HangAsync(site);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal((RecoveryStep.Rail, RecoveryResult.Worked), (site.Steps[^1].Step, site.Steps[^1].Result));
        Assert.Equal(RecoveryResult.Failed, site.Steps.Last(step => step.Step == RecoveryStep.PowerKey).Result);
    }

    [Fact]
    public async Task A_board_that_does_not_start_it_with_its_supply_needs_the_key_after_the_rail()
    {
        await using var site = Wired("sim800", new() { PowerKey = WiredGpio.PowerKey, Rail = WiredGpio.Rail });
        Gpio.StartsWithSupply = false;
        Gpio.Broken.Add(WiredGpio.PowerKey);
        await HangAsync(site);
        await site.UntilAsync(() => site.Taken(RecoveryStep.Rail) == 1);
        Gpio.Broken.Clear();
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal((RecoveryStep.Rail, RecoveryResult.Worked), (site.Steps[^1].Step, site.Steps[^1].Result));
    }
}

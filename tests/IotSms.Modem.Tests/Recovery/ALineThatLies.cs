using IotSms.Modem.Recovery;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Tests.Power;
using IotSms.Simulator.Behaviours;

namespace IotSms.Modem.Tests.Recovery;

/// <summary>What STATUS says is not so, or what the key says is not heard.</summary>
public sealed class ALineThatLies : AWiredModule
{
    [Theory]
    [InlineData("sim800", true)]
    [InlineData("sim800", false)]
    [InlineData("sim7600", true)]
    [InlineData("sim7600", false)]
    public async Task Its_STATUS_lies(string profile, bool stuck)
    {
        await using var site = Wired(profile, PowerTests.Wired);
        Gpio.StuckStatus = stuck;
        await HangAsync(site);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        Assert.True(site.Taken(RecoveryStep.PowerKey) <= 3);
    }

    [Theory]
    [InlineData("sim800", true)]
    [InlineData("sim800", false)]
    [InlineData("sim7600", true)]
    [InlineData("sim7600", false)]
    public async Task It_is_off_and_its_STATUS_lies(string profile, bool stuck)
    {
        await using var site = Wired(profile, PowerTests.Wired, startPowered: false, gpio => gpio.StuckStatus = stuck);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Theory]
    [InlineData("sim800", true)]
    [InlineData("sim800", false)]
    [InlineData("sim7600", true)]
    [InlineData("sim7600", false)]
    public async Task It_hears_only_every_third_pulse_of_its_key(string profile, bool status)
    {
        await using var site = Wired(profile, new() { PowerKey = WiredGpio.PowerKey, Status = status ? WiredGpio.Status : null });
        site.Module.Add(new StubbornPowerKey(3));
        await HangAsync(site);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(2, site.Modem.Status.Recovery!.RestartsInLastHour);
    }
}

using IotSms.Modem.Power;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Tests.Power;
using IotSms.Simulator.Behaviours;

namespace IotSms.Modem.Tests.Recovery;

/// <summary>A module whose lines are wired, and how it comes to hang.</summary>
public abstract class AWiredModule
{
    private protected WiredGpio Gpio { get; private set; } = null!;

    private protected static async Task HangAsync(Site site)
    {
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SilentHang());
        await site.UntilAsync(ModemState.Faulted);
    }

    private protected Site Wired(string profile, PowerSettings power, bool startPowered = true, Action<WiredGpio>? wired = null) =>
        PowerTests.At(profile, power, startPowered, settings => settings with { AwaitLateAnswer = false, Model = profile }, gpio =>
        {
            Gpio = gpio;
            wired?.Invoke(gpio);
        });
}

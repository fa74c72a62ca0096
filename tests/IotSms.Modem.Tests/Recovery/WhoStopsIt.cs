using System.Device.Gpio;
using IotSms.Modem.Power;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Tests.Power;
using IotSms.Simulator.Behaviours;

namespace IotSms.Modem.Tests.Recovery;

public sealed class WhoStopsIt
{
    private const int Moments = 24;

    [Theory]
    [InlineData("sim800", false, 270)]
    [InlineData("sim7600", false, 430)]
    [InlineData("sim800", true, 17100)]
    [InlineData("sim7600", true, 17100)]
    public async Task Is_not_kept_waiting_in_any_state(string profile, bool hangs, int apart)
    {
        for (var moment = 0; moment < Moments; moment++)
        {
            Task submitting;
            // Its end is waited for without any time passing.
            await using (var site = new Site(
                SubmitTests.Profile(profile),
                before: module =>
                {
                    if (hangs) module.Add(new SilentHang());
                },
                power: (module, time) => new PowerControl(PowerTests.Wired, new GpioController(new WiredGpio(module)), time)))
            {
                await site.Time.PassAsync(TimeSpan.FromMilliseconds(apart * moment));
                submitting = site.Submit();
            }

            await submitting.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            Assert.True(submitting.IsCompleted);
        }
    }
}

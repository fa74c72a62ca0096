using System.Globalization;
using IotSms.Simulator;

namespace IotSms.Hil;

/// <summary>
/// The two wires between the board's GPIO and the module: PWRKEY follows its line through the inverting transistor that boards have,
/// and the module's STATUS is put on the other. QEMU's interrupt interception misses pulses, so that the levels are read in turn.
/// </summary>
internal sealed class PowerLines(Qtest pins, Simulation module, Transcript transcript)
{
    public const int PowerKey = 6;
    public const int Status = 17;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly TaskCompletionSource _pressed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when PWRKEY is pressed for the first time on this board.</summary>
    public Task Pressed => _pressed.Task;

    /// <summary>Runs until the board is gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isPressed = false;
        var isOn = false;
        var since = TimeSpan.Zero;
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var high = (await pins.ReadLevelsAsync(cancellationToken) & 1u << PowerKey) != 0;
            if (high != isPressed)
            {
                isPressed = high;
                if (high) Press();
                else Release();
            }

            if (module.IsStatusHigh == isOn) continue;
            isOn = !isOn;
            await pins.DriveAsync(Status, isOn, cancellationToken);
            transcript.Add("gpio", $"STATUS {(isOn ? "high" : "low")}");
        }

        void Press()
        {
            since = transcript.Now;
            transcript.Add("gpio", "PWRKEY high: pressed");
            module.PressPowerKey();
            _pressed.TrySetResult();
        }

        void Release()
        {
            module.ReleasePowerKey();
            transcript.Add("gpio", string.Create(
                CultureInfo.InvariantCulture, $"PWRKEY low: released after {(transcript.Now - since).TotalMilliseconds:0} ms"));
        }
    }
}

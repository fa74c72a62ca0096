using System.Globalization;

namespace IotSms.Hil;

/// <summary>
/// The wires of the site: a pump's and a heater's relay, each with a resistor to ground at its input, and a door's contact to ground.
/// </summary>
internal sealed class SiteLines(Qtest pins, Transcript transcript)
{
    public const int Pump = 20;
    public const int Heater = 21;
    public const int Door = 22;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>How the guest drives a line.</summary>
    public async Task<Drive> DriveOfAsync(int line)
    {
        var isHigh = (await pins.ReadLevelsAsync(CancellationToken.None) & 1u << line) != 0;
        return !await pins.IsOutputAsync(line, CancellationToken.None) ? Drive.None : isHigh ? Drive.High : Drive.Low;
    }

    /// <summary>Waits until the guest drives a line so; the time at which it was seen.</summary>
    public async Task<TimeSpan> IsDrivenAsync(int line, Drive drive)
    {
        var limit = transcript.Now + Limits.Command;
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await DriveOfAsync(line) != drive)
        {
            if (transcript.Now > limit) throw new ScenarioException($"line {line} is not driven {drive}");
            await timer.WaitForNextTickAsync();
        }

        transcript.Add("gpio", string.Create(CultureInfo.InvariantCulture, $"line {line} {drive}"));
        return transcript.Now;
    }

    /// <summary>Opens or closes the door's contact.</summary>
    public async Task SetDoorAsync(bool isClosed)
    {
        await pins.DriveAsync(Door, !isClosed, CancellationToken.None);
        transcript.Add("gpio", $"the contact on line {Door} {(isClosed ? "closes" : "opens")}");
    }

    /// <summary>How a line is driven from within.</summary>
    internal enum Drive
    {
        /// <summary>It is an input: what is outside decides.</summary>
        None,

        Low,

        High,
    }
}

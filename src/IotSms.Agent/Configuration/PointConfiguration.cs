using IotSms.Modem.Power;
using IotSms.Telecontrol.Points;

namespace IotSms.Agent.Configuration;

/// <summary>The points' options, as configured.</summary>
internal static class PointConfiguration
{
    /// <summary>Maps one element of section <c>Points</c>.</summary>
    public static PointOptions Options(PointSection point) => point.Kind == PointKind.Output ? Output(point) : Input(point);

    private static PointOptions.Output Output(PointSection point)
    {
        var usual = new PointOptions.Output { Name = point.Name, Chip = point.Chip, Driver = point.Driver, Line = point.Line ?? 0 };
        return usual with
        {
            IsActiveHigh = point.ActiveHigh ?? usual.IsActiveHigh,
            IsSafeOn = Is(point.Safe, "on"),
            IsRestored = point.Restore ?? usual.IsRestored,
            LongestPulse = point.MaxPulse ?? usual.LongestPulse,
        };
    }

    private static PointOptions.Input Input(PointSection point)
    {
        var usual = new PointOptions.Input { Name = point.Name, Chip = point.Chip, Driver = point.Driver, Line = point.Line ?? 0 };
        return usual with
        {
            IsClosedHigh = point.ActiveHigh ?? usual.IsClosedHigh,
            IsNormallyClosed = Is(point.Contact, "normallyClosed"),
            // Sysfs can't switch the resistors inside the chip.
            Pull = point.Pull ?? (point.Driver == GpioDriverChoice.Sysfs ? Pull.None : usual.Pull),
            Debounce = point.Debounce ?? usual.Debounce,
        };
    }

    private static bool Is(string? value, string word) => word.Equals(value, StringComparison.OrdinalIgnoreCase);
}

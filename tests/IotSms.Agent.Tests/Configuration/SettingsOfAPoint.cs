using IotSms.Agent.Configuration;
using IotSms.Modem.Power;
using IotSms.Telecontrol.Points;

namespace IotSms.Agent.Tests.Configuration;

public class SettingsOfAPoint
{
    [Fact]
    public void An_output_with_nothing_but_its_line_is_off_when_safe_and_high_when_on() => Assert.Equal(
        new PointOptions.Output { Name = "pump", Line = 20 }, PointConfiguration.Options(new() { Name = "pump", Line = 20 }));

    [Fact]
    public void An_output_is_as_it_is_configured() => Assert.Equal(
        new PointOptions.Output
        {
            Name = "valve", Chip = 1, Driver = GpioDriverChoice.Libgpiod2, Line = 21, IsActiveHigh = false, IsSafeOn = true,
            IsRestored = true, LongestPulse = TimeSpan.FromHours(1),
        },
        PointConfiguration.Options(new()
        {
            Name = "valve", Chip = 1, Driver = GpioDriverChoice.Libgpiod2, Line = 21, ActiveHigh = false, Safe = "ON", Restore = true,
            MaxPulse = TimeSpan.FromHours(1),
        }));

    [Fact]
    public void An_input_with_nothing_but_its_line_is_a_contact_to_ground() => Assert.Equal(
        new PointOptions.Input { Name = "door", Line = 22 },
        PointConfiguration.Options(new() { Name = "door", Line = 22, Kind = PointKind.Input }));

    [Fact]
    public void An_input_is_as_it_is_configured() => Assert.Equal(
        new PointOptions.Input
        {
            Name = "level", Chip = 2, Line = 23, IsClosedHigh = true, IsNormallyClosed = true, Pull = Pull.Down,
            Debounce = TimeSpan.FromSeconds(1),
        },
        PointConfiguration.Options(new()
        {
            Name = "level", Kind = PointKind.Input, Chip = 2, Line = 23, ActiveHigh = true, Contact = "normallyclosed", Pull = Pull.Down,
            Debounce = TimeSpan.FromSeconds(1),
        }));

    [Fact]
    public void Sysfs_has_no_resistors_to_switch() => Assert.Equal(
        new PointOptions.Input { Name = "door", Line = 22, Driver = GpioDriverChoice.Sysfs, Pull = Pull.None },
        PointConfiguration.Options(new() { Name = "door", Line = 22, Kind = PointKind.Input, Driver = GpioDriverChoice.Sysfs }));
}

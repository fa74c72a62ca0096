using System.Device.Gpio;
using System.Device.Gpio.Drivers;

namespace IotSms.Modem.Power;

/// <summary>Opens the GPIO lines of a board, or says why that can't be done.</summary>
internal static class GpioLines
{
    /// <summary>The switches of a module; without any on a box that has no GPIO.</summary>
    internal static PowerControl Open(PowerSettings settings, TimeProvider time)
    {
        if (settings.IsNone) return PowerControl.Unavailable(settings, time, null);
        GpioController? gpio = null;
        try
        {
            gpio = new GpioController(Driver(settings));
            return new PowerControl(settings, gpio, time);
        }
        // A box without GPIO, without the library, or without the right fails in as many ways as there are drivers.
        catch (Exception refusal) when (refusal is not OutOfMemoryException)
        {
            gpio?.Dispose();
            return PowerControl.Unavailable(settings, time,
                $"GPIO chip {settings.Chip} can't be used ({refusal.Message}): install libgpiod and add the user to group gpio");
        }
    }

    private static GpioDriver Driver(PowerSettings settings) => settings.Driver switch
    {
        GpioDriverChoice.Libgpiod1 => new LibGpiodDriver(settings.Chip),
        GpioDriverChoice.Libgpiod2 => new LibGpiodV2Driver(settings.Chip),
        GpioDriverChoice.Sysfs => new SysFsDriver(),
        _ => FirstThatWorks(settings.Chip),
    };

    private static GpioDriver FirstThatWorks(int chip)
    {
        try
        {
            return new LibGpiodDriver(chip);
        }
        catch (Exception refusal) when (refusal is not OutOfMemoryException)
        {
            return new LibGpiodV2Driver(chip);
        }
    }
}

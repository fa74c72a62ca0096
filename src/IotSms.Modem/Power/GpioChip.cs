using System.Device.Gpio;
using System.Device.Gpio.Drivers;

namespace IotSms.Modem.Power;

/// <summary>The GPIO lines of a board, by the interface that its system offers.</summary>
public static class GpioChip
{
    /// <summary>Opens a chip.</summary>
    /// <param name="number">Its number, N of <c>/dev/gpiochipN</c>.</param>
    /// <param name="driver">The interface to its lines.</param>
    /// <exception cref="IOException">
    /// It can't be used. A box without GPIO, without the library, or without the right fails in as many ways as there are drivers.
    /// </exception>
    public static GpioController Open(int number, GpioDriverChoice driver)
    {
        try
        {
            return new GpioController(Driver(number, driver));
        }
        catch (Exception refusal) when (refusal is not OutOfMemoryException)
        {
            throw new IOException(
                $"GPIO chip {number} can't be used ({refusal.Message}): install libgpiod and add the user to group gpio", refusal);
        }
    }

    private static GpioDriver Driver(int number, GpioDriverChoice driver) => driver switch
    {
        GpioDriverChoice.Libgpiod1 => new LibGpiodDriver(number),
        GpioDriverChoice.Libgpiod2 => new LibGpiodV2Driver(number),
        GpioDriverChoice.Sysfs => new SysFsDriver(),
        GpioDriverChoice.Simulated => new SimulatedChip(),
        _ => FirstThatWorks(number),
    };

    private static GpioDriver FirstThatWorks(int number)
    {
        try
        {
            return new LibGpiodDriver(number);
        }
        catch (Exception refusal) when (refusal is not OutOfMemoryException)
        {
            return new LibGpiodV2Driver(number);
        }
    }
}

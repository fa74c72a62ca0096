using System.Device.Gpio;

namespace IotSms.Modem.Power;

/// <summary>Opens the GPIO lines of a module, or says why that can't be done.</summary>
internal static class GpioLines
{
    /// <summary>The switches of a module; without any on a box that has no GPIO.</summary>
    internal static PowerControl Open(PowerSettings settings, TimeProvider time)
    {
        if (settings.IsNone) return PowerControl.Unavailable(settings, time, null);
        GpioController? gpio = null;
        try
        {
            gpio = GpioChip.Open(settings.Chip, settings.Driver);
            return new PowerControl(settings, gpio, time);
        }
        // A line that somebody else holds fails in as many ways as there are drivers.
        catch (Exception refusal) when (refusal is not OutOfMemoryException)
        {
            gpio?.Dispose();
            return PowerControl.Unavailable(settings, time, gpio is null
                ? refusal.Message
                : $"GPIO chip {settings.Chip} can't be used ({refusal.Message}): install libgpiod and add the user to group gpio");
        }
    }
}

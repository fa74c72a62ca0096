namespace IotSms.Modem.Power;

/// <summary>The interface to the GPIO lines.</summary>
public enum GpioDriverChoice
{
    /// <summary>libgpiod 1, or libgpiod 2 where that is missing.</summary>
    Auto,

    /// <summary>libgpiod 1 (libgpiod.so.2, Debian 12).</summary>
    Libgpiod1,

    /// <summary>libgpiod 2 (libgpiod.so.3, Debian 13).</summary>
    Libgpiod2,

    /// <summary>/sys/class/gpio, for old kernels.</summary>
    Sysfs,

    /// <summary>Lines in memory, to try a site without hardware.</summary>
    Simulated,
}

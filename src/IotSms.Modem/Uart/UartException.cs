namespace IotSms.Modem.Uart;

/// <summary>Why a serial line can't be used.</summary>
public enum UartError
{
    /// <summary>No such device: never there, or unplugged before it was opened.</summary>
    NotFound,

    /// <summary>The device is there, but this user may not open it.</summary>
    PermissionDenied,

    /// <summary>Another process holds the line (TIOCEXCL or a lock).</summary>
    Busy,

    /// <summary>The path is no terminal, or it refuses the settings (such as the baud rate).</summary>
    NotATerminal,

    /// <summary>The device went away while it was in use (hang-up, EIO).</summary>
    Gone,

    /// <summary>The device does not take bytes: the write did not finish in time.</summary>
    WriteTimeout,
}

/// <summary>A serial line that can't be opened or has broken.</summary>
public sealed class UartException(UartError error, string port, string detail, Exception? innerException = null)
    : IOException($"{port}: {detail}", innerException)
{
    /// <summary>The reason.</summary>
    public UartError Error { get; } = error;

    /// <summary>The device path the line was opened with.</summary>
    public string Port { get; } = port;
}

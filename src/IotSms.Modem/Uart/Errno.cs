namespace IotSms.Modem.Uart;

/// <summary>The error numbers of Linux that say something about a serial line.</summary>
internal static class Errno
{
    internal const int NoEntry = 2;
    internal const int Interrupted = 4;
    internal const int InputOutput = 5;
    internal const int NoDeviceOrAddress = 6;
    internal const int TryAgain = 11;
    internal const int PermissionDenied = 13;
    internal const int Busy = 16;
    internal const int NoDevice = 19;
    internal const int InvalidArgument = 22;
    internal const int NotATerminal = 25;

    /// <summary>Puts an error number that opening or setting a line gave into words a user can act on.</summary>
    internal static UartException ToException(int errno, string port) => errno switch
    {
        NoEntry or NoDeviceOrAddress or NoDevice =>
            new(UartError.NotFound, port, "no such device: is the module plugged in and the port enabled?"),
        PermissionDenied => new(UartError.PermissionDenied, port, "permission denied: add the user to group dialout"),
        Busy or TryAgain => new(UartError.Busy, port, $"{LineHolders.Name(port) ?? "another program"} holds the line"),
        NotATerminal => new(UartError.NotATerminal, port, "not a serial line"),
        InvalidArgument => new(UartError.NotATerminal, port, "the driver refuses these settings"),
        InputOutput => new(UartError.Gone, port, "the device went away"),
        _ => new(UartError.Gone, port, $"the device fails with error number {errno}"),
    };
}

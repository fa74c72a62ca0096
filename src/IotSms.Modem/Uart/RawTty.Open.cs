using System.Runtime.InteropServices;

namespace IotSms.Modem.Uart;

/// <content>Opening: raw, 8N1, no flow control, exclusive. Bytes that wait already are kept: a late +CMGS may be among them.</content>
public sealed partial class RawTty
{
    private const uint Size8 = 0x30;
    private const uint Receiver = 0x80;
    private const uint IgnoreModemLines = 0x800;
    private const int MinimumIndex = 6;
    private const int TimeIndex = 5;

    /// <summary>Opens a tty with the system's clock.</summary>
    /// <inheritdoc cref="OpenUart"/>
    public static ValueTask<IUart> OpenAsync(UartSettings settings, CancellationToken cancellationToken) =>
        OpenAsync(settings, TimeProvider.System, cancellationToken);

    /// <summary>Opens a tty.</summary>
    /// <param name="settings">Device and rate.</param>
    /// <param name="time">The clock that limits how long a write may take.</param>
    /// <param name="cancellationToken">Looked at before opening, which is on another thread: a driver may hang in it.</param>
    /// <exception cref="UartException">It can't be opened; <see cref="UartException.Error"/> says why.</exception>
    public static ValueTask<IUart> OpenAsync(UartSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ValueTask<IUart>(Task.Run<IUart>(() => Open(settings, time), cancellationToken));
    }

    private static RawTty Open(UartSettings settings, TimeProvider time)
    {
        var line = Libc.Open(settings.Port, Libc.ReadWrite | Libc.NoControllingTerminal | Libc.NonBlock | Libc.CloseOnExec, 0);
        if (line < 0) throw Errno.ToException(Marshal.GetLastPInvokeError(), settings.Port);
        try
        {
            MakeRaw(line, settings);
            TakeAlone(line, settings.Port);
            var wake = Libc.EventDescriptor(0, Libc.EventNonBlock | Libc.EventCloseOnExec);
            if (wake < 0) throw Errno.ToException(Marshal.GetLastPInvokeError(), settings.Port);
            return new RawTty(settings.Port, line, wake, time);
        }
        catch
        {
            _ = Libc.Close(line);
            throw;
        }
    }

    private static unsafe void MakeRaw(int line, UartSettings settings)
    {
        Libc.Termios2 termios;
        if (Libc.Control(line, Libc.GetTermios2, &termios) < 0) throw Errno.ToException(Marshal.GetLastPInvokeError(), settings.Port);
        termios.Input = 0;
        termios.Output = 0;
        termios.Local = 0;
        termios.Control = Size8 | Receiver | IgnoreModemLines | SpeedCode(settings.BaudRate);
        termios.InputSpeed = (uint)settings.BaudRate;
        termios.OutputSpeed = (uint)settings.BaudRate;
        termios.ControlCharacters[MinimumIndex] = 1;
        termios.ControlCharacters[TimeIndex] = 0;
        if (Libc.Control(line, Libc.SetTermios2, &termios) < 0) throw Errno.ToException(Marshal.GetLastPInvokeError(), settings.Port);
    }

    // Rates that have a code of their own are set by it, so that older programs (stty) read the rate right; any other is BOTHER.
    private static uint SpeedCode(int rate) => rate switch
    {
        1200 => 9,
        2400 => 11,
        4800 => 12,
        9600 => 13,
        19200 => 14,
        38400 => 15,
        57600 => 0x1001,
        115200 => 0x1002,
        230400 => 0x1003,
        460800 => 0x1004,
        921600 => 0x1007,
        _ => 0x1000 | (0x1000u << 16),
    };

    // TIOCEXCL keeps other users' programs out; it does not bind root, so that the lock keeps a second agent out.
    private static void TakeAlone(int line, string port)
    {
        if (Libc.Lock(line, Libc.LockExclusive | Libc.LockNonBlocking) < 0) throw Errno.ToException(Marshal.GetLastPInvokeError(), port);
        _ = Libc.Control(line, Libc.ExclusiveMode, 0);
    }
}

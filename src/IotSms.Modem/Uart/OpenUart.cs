namespace IotSms.Modem.Uart;

/// <summary>Opens a serial line. Each driver offers one of these: the raw tty, System.IO.Ports, the simulator.</summary>
/// <exception cref="UartException">The line can't be opened.</exception>
public delegate ValueTask<IUart> OpenUart(UartSettings settings, CancellationToken cancellationToken);

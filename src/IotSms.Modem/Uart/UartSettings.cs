namespace IotSms.Modem.Uart;

/// <summary>
/// How a serial line is opened: always 8 data bits, no parity, 1 stop bit, no flow control (V.250 5.1, factory setting of both modules).
/// </summary>
/// <param name="Port">Device path, such as <c>/dev/serial0</c>; prefer a <c>/dev/serial/by-id/</c> link for USB.</param>
/// <param name="BaudRate">Line rate in bits a second.</param>
public sealed record UartSettings(string Port, int BaudRate);

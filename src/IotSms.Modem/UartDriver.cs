namespace IotSms.Modem;

/// <summary>What opens a serial line.</summary>
public enum UartDriver
{
    /// <summary>The Linux tty itself: no idle cost, no lost byte.</summary>
    Tty,

    /// <summary>System.IO.Ports, for systems where the first does not work.</summary>
    SerialPort,
}

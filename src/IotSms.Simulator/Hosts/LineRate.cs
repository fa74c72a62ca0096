namespace IotSms.Simulator.Hosts;

/// <summary>Bits a second behind the speed codes of Linux termios (asm-generic/termbits.h).</summary>
internal static class LineRate
{
    public static int FromSpeed(uint speed) => speed switch
    {
        9 => 1200,
        11 => 2400,
        12 => 4800,
        13 => 9600,
        14 => 19200,
        15 => 38400,
        0x1001 => 57600,
        0x1002 => 115200,
        0x1003 => 230400,
        0x1004 => 460800,
        0x1007 => 921600,
        // Newer C libraries give the rate itself.
        >= 1200 => (int)speed,
        _ => 0,
    };
}

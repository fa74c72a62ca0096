namespace IotSms.Simulator.Commands;

/// <summary>The four forms of an extended command (V.250 5.4.3).</summary>
public enum AtOperation
{
    /// <summary><c>AT+X</c></summary>
    Execute,

    /// <summary><c>AT+X?</c></summary>
    Read,

    /// <summary><c>AT+X=?</c></summary>
    Test,

    /// <summary><c>AT+X=...</c></summary>
    Set,
}

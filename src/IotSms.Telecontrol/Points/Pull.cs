namespace IotSms.Telecontrol.Points;

/// <summary>The resistor inside the chip that gives an input its level while nothing else does.</summary>
public enum Pull
{
    /// <summary>None: the board has its own.</summary>
    None,

    /// <summary>To the supply: for a contact to ground.</summary>
    Up,

    /// <summary>To ground: for a contact to the supply.</summary>
    Down,
}

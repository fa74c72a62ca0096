namespace IotSms.Modem.Supply;

/// <summary>Something that tells of the supply.</summary>
internal enum SupplySign
{
    /// <summary>A restart that nobody ordered.</summary>
    Restart,

    /// <summary>A notice of under-voltage.</summary>
    UnderVoltage,

    /// <summary>A notice of over-voltage.</summary>
    OverVoltage,
}

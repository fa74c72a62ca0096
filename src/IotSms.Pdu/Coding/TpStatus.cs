namespace IotSms.Pdu;

/// <summary>The class of a TP-ST value (3GPP TS 23.040 9.2.3.15).</summary>
public enum StatusClass
{
    /// <summary>The transaction is complete (00 to 1F).</summary>
    Completed,

    /// <summary>Temporary error, the service centre still tries (20 to 3F).</summary>
    StillTrying,

    /// <summary>Permanent error, it no longer tries (40 to 5F).</summary>
    PermanentError,

    /// <summary>Temporary error, it no longer tries (60 to 7F).</summary>
    StoppedTrying,

    /// <summary>Reserved (80 to FF).</summary>
    Reserved,
}

/// <summary>TP-ST: what became of a message.</summary>
/// <param name="Octet">The octet as it travels.</param>
public readonly record struct TpStatus(byte Octet)
{
    /// <summary>Its class; values within a block that are reserved or the service centre's own belong to the block.</summary>
    public StatusClass Class => (Octet >> 5) switch
    {
        0 => StatusClass.Completed,
        1 => StatusClass.StillTrying,
        2 => StatusClass.PermanentError,
        3 => StatusClass.StoppedTrying,
        _ => StatusClass.Reserved,
    };

    /// <summary>Its meaning in the standard's words, shortened.</summary>
    public string Meaning => Octet switch
    {
        0x00 => "received by the SME",
        0x01 => "forwarded to the SME, delivery can't be confirmed",
        0x02 => "replaced by the service centre",
        0x20 or 0x60 => "congestion",
        0x21 or 0x61 => "SME busy",
        0x22 or 0x62 => "no response from SME",
        0x23 or 0x63 => "service rejected",
        0x24 or 0x44 or 0x64 => "quality of service not available",
        0x25 or 0x65 => "error in SME",
        0x40 => "remote procedure error",
        0x41 => "incompatible destination",
        0x42 => "connection rejected by SME",
        0x43 => "not obtainable",
        0x45 => "no interworking available",
        0x46 => "validity period expired",
        0x47 => "deleted by originating SME",
        0x48 => "deleted by service centre administration",
        0x49 => "message does not exist",
        _ => Class == StatusClass.Reserved ? "reserved" : "specific to the service centre or reserved",
    };
}

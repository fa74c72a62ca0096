namespace IotSms.Pdu;

/// <summary>Numbering-plan-identification (3GPP TS 23.040 9.1.2.5); other values are kept as they are.</summary>
public enum NumberingPlan : byte
{
    /// <summary>Unknown.</summary>
    Unknown = 0,

    /// <summary>ISDN and telephone numbers (ITU-T E.164).</summary>
    Telephone = 1,

    /// <summary>Data numbers (ITU-T X.121).</summary>
    Data = 3,

    /// <summary>Telex.</summary>
    Telex = 4,

    /// <summary>Service centre specific, 1.</summary>
    ServiceCentreSpecific = 5,

    /// <summary>Service centre specific, 2.</summary>
    ServiceCentreSpecific2 = 6,

    /// <summary>National.</summary>
    National = 8,

    /// <summary>Private.</summary>
    Private = 9,

    /// <summary>ERMES.</summary>
    Ermes = 10,

    /// <summary>Reserved for extension.</summary>
    Reserved = 15,
}

namespace IotSms.Pdu;

/// <summary>Type-of-number (3GPP TS 23.040 9.1.2.5).</summary>
public enum TypeOfNumber : byte
{
    /// <summary>The network finds out by its own dialling plan; short codes too.</summary>
    Unknown = 0,

    /// <summary>With country code; written with a plus sign.</summary>
    International = 1,

    /// <summary>Without prefix or escape digits, within the country.</summary>
    National = 2,

    /// <summary>Administration or service number of the serving network.</summary>
    NetworkSpecific = 3,

    /// <summary>Subscriber number, as with some short code routes.</summary>
    Subscriber = 4,

    /// <summary>A name in the GSM 7-bit default alphabet; the network does not take answers to it.</summary>
    Alphanumeric = 5,

    /// <summary>Abbreviated number.</summary>
    Abbreviated = 6,

    /// <summary>Reserved for extension.</summary>
    Reserved = 7,
}

namespace IotSms.Pdu;

/// <summary>The character sets a data coding scheme can name (3GPP TS 23.038 clause 4).</summary>
public enum Alphabet
{
    /// <summary>GSM 7 bit default alphabet, with its extension and any national language tables (6.2.1).</summary>
    Gsm7,

    /// <summary>8 bit data, whose meaning is the user's own (6.2.2).</summary>
    EightBit,

    /// <summary>UCS2, 16 bits a unit, most significant octet first; in practice UTF-16 (6.2.3).</summary>
    Ucs2,

    /// <summary>A value that is reserved; shown as GSM 7 bit where clause 4 says so.</summary>
    Reserved,
}

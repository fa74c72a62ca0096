namespace IotSms.Pdu;

/// <summary>The national language identifiers of 3GPP TS 23.038 6.2.1.2.4, as carried in the information elements 0x24 and 0x25.</summary>
public enum NationalLanguage : byte
{
    /// <summary>No national language: the default alphabet (6.2.1) and its extension (6.2.1.1).</summary>
    None = 0,

    /// <summary>Turkish: locking and single shift (A.3.1, A.2.1).</summary>
    Turkish = 1,

    /// <summary>Spanish: single shift only (A.2.2).</summary>
    Spanish = 2,

    /// <summary>Portuguese: locking and single shift (A.3.3, A.2.3).</summary>
    Portuguese = 3,

    /// <summary>Bengali and Assamese: locking and single shift (A.3.4, A.2.4).</summary>
    Bengali = 4,

    /// <summary>Gujarati: locking and single shift (A.3.5, A.2.5).</summary>
    Gujarati = 5,

    /// <summary>Hindi: locking and single shift (A.3.6, A.2.6).</summary>
    Hindi = 6,

    /// <summary>Kannada: locking and single shift (A.3.7, A.2.7).</summary>
    Kannada = 7,

    /// <summary>Malayalam: locking and single shift (A.3.8, A.2.8).</summary>
    Malayalam = 8,

    /// <summary>Oriya: locking and single shift (A.3.9, A.2.9).</summary>
    Oriya = 9,

    /// <summary>Punjabi: locking and single shift (A.3.10, A.2.10).</summary>
    Punjabi = 10,

    /// <summary>Tamil: locking and single shift (A.3.11, A.2.11).</summary>
    Tamil = 11,

    /// <summary>Telugu: locking and single shift (A.3.12, A.2.12).</summary>
    Telugu = 12,

    /// <summary>Urdu: locking and single shift (A.3.13, A.2.13).</summary>
    Urdu = 13,
}

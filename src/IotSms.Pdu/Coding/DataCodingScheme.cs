namespace IotSms.Pdu;

/// <summary>TP-DCS (3GPP TS 23.040 9.2.3.10, 3GPP TS 23.038 4): how the user data is coded and what the message is for.</summary>
/// <param name="Octet">The octet as it travels; all that follows is read from it.</param>
public readonly record struct DataCodingScheme(byte Octet)
{
    /// <summary>Text in the GSM 7-bit default alphabet, no class.</summary>
    public static DataCodingScheme Gsm7 => new(0x00);

    /// <summary>Octets, no class.</summary>
    public static DataCodingScheme EightBit => new(0x04);

    /// <summary>Text in UCS-2, no class.</summary>
    public static DataCodingScheme Ucs2 => new(0x08);

    /// <summary>The alphabet of the user data. Codings reserved by 23.038 read as <see cref="Alphabet.Reserved"/>.</summary>
    public Alphabet Alphabet => (Octet >> 4) switch
    {
        <= 0x7 => (Octet >> 2 & 3) switch { 0 => Alphabet.Gsm7, 1 => Alphabet.EightBit, 2 => Alphabet.Ucs2, _ => Alphabet.Reserved },
        0xC or 0xD => Alphabet.Gsm7,
        0xE => Alphabet.Ucs2,
        0xF => (Octet & 0x04) == 0 ? Alphabet.Gsm7 : Alphabet.EightBit,
        _ => Alphabet.Reserved,
    };

    /// <summary>Message class 0 (flash) to 3; null when it has none.</summary>
    public int? MessageClass => (Octet >> 4) switch
    {
        <= 0x7 when (Octet & 0x10) != 0 => Octet & 3,
        0xF => Octet & 3,
        _ => null,
    };

    /// <summary>Whether the text is compressed (3GPP TS 23.042); no handset does it.</summary>
    public bool IsCompressed => Octet >> 4 <= 0x7 && (Octet & 0x20) != 0;

    /// <summary>Whether the message deletes itself once read (the automatic deletion group).</summary>
    public bool IsMarkedForDeletion => Octet >> 6 == 1;

    /// <summary>The message waiting indication, if the octet carries one.</summary>
    public MessageWaiting? MessageWaiting => Octet >> 4 is >= 0xC and <= 0xE
        ? new MessageWaiting((WaitingKind)(Octet & 3), (Octet & 0x08) != 0, Octet >> 4 != 0xC)
        : null;

    /// <summary>The scheme for an alphabet and a class in the general data coding group.</summary>
    public static DataCodingScheme For(Alphabet alphabet, int? messageClass)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(alphabet, Alphabet.Reserved);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(messageClass ?? 0, 3);
        var coding = alphabet switch { Alphabet.EightBit => 0x04, Alphabet.Ucs2 => 0x08, _ => 0x00 };
        return new DataCodingScheme((byte)(coding | (messageClass is { } number ? 0x10 | number : 0)));
    }
}

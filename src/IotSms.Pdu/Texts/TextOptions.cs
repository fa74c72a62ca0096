namespace IotSms.Pdu;

/// <summary>How a text may be coded and cut.</summary>
public sealed record TextOptions
{
    /// <summary>The limit of TP-UDH element 0x00 and 0x08: the number of parts is one octet (3GPP TS 23.040 9.2.3.24.1).</summary>
    public const int ConcatenationLimit = 255;

    /// <summary>Plain: GSM 7 bit if it can be, UCS-2 otherwise, nothing replaced.</summary>
    public static TextOptions Default { get; } = new();

    /// <summary>The alphabet to use whatever the text; null chooses GSM 7 bit where it can, UCS-2 otherwise.</summary>
    public Alphabet? ForcedAlphabet { get; init; }

    /// <summary>
    /// True allows typographic characters and accents that the GSM alphabet lacks to be replaced by what looks like them, if that
    /// makes the whole text GSM 7 bit; a text that would be UCS-2 all the same stays as it is.
    /// </summary>
    public bool SmartReplacement { get; init; }

    /// <summary>The locking shift language to use, at the price of a header in every part.</summary>
    public NationalLanguage Locking { get; init; }

    /// <summary>The single shift language to use, at the price of a header in every part.</summary>
    public NationalLanguage Single { get; init; }

    /// <summary>
    /// True lets a text that the default alphabet can't carry use the tables of any language, if that takes fewer parts than UCS-2.
    /// Many handsets ignore the tables and show wrong letters, so this is for receivers that are known.
    /// </summary>
    public bool AllowNationalLanguages { get; init; }

    /// <summary>True for a 16-bit concatenation reference (element 0x08), which costs a septet or unit a part.</summary>
    public bool SixteenBitReference { get; init; }

    /// <summary>The most parts the text may take, 1-255.</summary>
    public int MaxParts { get; init; } = ConcatenationLimit;

    /// <summary>Octets of other TP-UDH elements that go into every part, each with its identifier and length octet.</summary>
    public int ExtraHeaderOctets { get; init; }
}

namespace IotSms.Pdu;

/// <summary>
/// The cell broadcast data coding scheme (3GPP TS 23.038 clause 5), which USSD uses as well. Not the one of short messages: 0x0F here
/// is GSM 7 bit text in no particular language.
/// </summary>
/// <param name="Value">The octet.</param>
/// <param name="Alphabet">How the text is coded; <see cref="Alphabet.Reserved"/> is to be read as GSM 7 bit.</param>
/// <param name="Language">ISO 639-1 code, where the octet names a language.</param>
/// <param name="MessageClass">0-3 as in short messages, where the octet carries one.</param>
/// <param name="IsCompressed">True if the text is compressed (3GPP TS 23.042), which no receiver here can undo.</param>
/// <param name="HasLanguagePrefix">True if the text begins with its own ISO 639 code (values 0x10 and 0x11).</param>
/// <param name="HasUserDataHeader">True for the group whose text begins with a user data header (1001).</param>
public sealed record CbsDataCodingScheme(
    byte Value,
    Alphabet Alphabet,
    string? Language,
    int? MessageClass,
    bool IsCompressed,
    bool HasLanguagePrefix,
    bool HasUserDataHeader)
{
    // Groups 0000 and 0010, in the order of their low nibble.
    private static readonly string[] Languages = ["de", "en", "it", "fr", "es", "nl", "sv", "da", "pt", "fi", "no", "el", "tr", "hu", "pl"];
    private static readonly string[] MoreLanguages = ["cs", "he", "ar", "ru", "is"];

    /// <summary>0x0F: GSM 7 bit, language unspecified; what <c>AT+CUSD</c> is sent with.</summary>
    public static CbsDataCodingScheme Unspecified { get; } = Decode(0x0F);

    /// <summary>Reads the octet. Every value means something: reserved ones are GSM 7 bit.</summary>
    public static CbsDataCodingScheme Decode(byte value)
    {
        var low = value & 0x0F;
        return (value >> 4) switch
        {
            0b0000 => Plain(value) with { Language = Languages.ElementAtOrDefault(low) },
            0b0001 when low < 2 => Plain(value) with { Alphabet = low == 0 ? Alphabet.Gsm7 : Alphabet.Ucs2, HasLanguagePrefix = true },
            0b0010 => Plain(value) with { Language = MoreLanguages.ElementAtOrDefault(low) },
            >= 0b0100 and <= 0b0111 => Plain(value) with
            {
                Alphabet = AlphabetOf(low >> 2),
                IsCompressed = (value & 0x20) != 0,
                MessageClass = (value & 0x10) != 0 ? low & 3 : null,
            },
            0b1001 => Plain(value) with { Alphabet = AlphabetOf(low >> 2), MessageClass = low & 3, HasUserDataHeader = true },
            0b1111 => Plain(value) with { Alphabet = (low & 4) != 0 ? Alphabet.EightBit : Alphabet.Gsm7, MessageClass = low & 3 },
            _ => Plain(value) with { Alphabet = Alphabet.Reserved },
        };
    }

    private static CbsDataCodingScheme Plain(byte value) => new(value, Alphabet.Gsm7, null, null, false, false, false);

    private static Alphabet AlphabetOf(int bits) => bits switch
    {
        0 => Alphabet.Gsm7,
        1 => Alphabet.EightBit,
        2 => Alphabet.Ucs2,
        _ => Alphabet.Reserved,
    };
}

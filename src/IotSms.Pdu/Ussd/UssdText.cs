using System.Text;

namespace IotSms.Pdu;

/// <summary>Text of a USSD string (3GPP TS 23.038 clause 5 and 6.1.2.3).</summary>
public static partial class UssdText
{
    private const byte CarriageReturn = 0x0D;
    private const int LanguagePrefixLength = 3;

    /// <summary>Codes text in the default alphabet and packs it.</summary>
    /// <exception cref="PduException">A character is not in the default alphabet.</exception>
    public static byte[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Pack(Gsm7.Encode(text, NationalLanguage.None, NationalLanguage.None));
    }

    /// <summary>Reads the octets of a USSD string.</summary>
    /// <param name="octets">Packed septets, UCS-2, or 8-bit data, which is shown as Latin-1.</param>
    /// <param name="scheme">How they are coded.</param>
    public static string Decode(ReadOnlySpan<byte> octets, CbsDataCodingScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return scheme.Alphabet switch
        {
            Alphabet.EightBit => Encoding.Latin1.GetString(octets),
            // 5, group 0001: the language is two packed septets ahead of the UCS-2.
            Alphabet.Ucs2 => UserData.DecodeUcs2(scheme.HasLanguagePrefix && octets.Length >= 2 ? octets[2..] : octets),
            _ => WithoutLanguage(Gsm7.Decode(Unpack(octets), NationalLanguage.None, NationalLanguage.None), scheme),
        };
    }

    /// <summary>
    /// Packs septets as USSD does: there is no count, so seven spare bits at the end are filled with a carriage return, lest they read
    /// as <c>@</c>; a text whose own last carriage return would look like that filling has it doubled (6.1.2.3.1).
    /// </summary>
    public static byte[] Pack(ReadOnlySpan<byte> septets)
    {
        var filled = (septets.Length % 8) switch
        {
            7 => true,
            0 => septets.Length > 0 && septets[^1] == CarriageReturn,
            _ => false,
        };
        return Gsm7.Pack(filled ? [.. septets, CarriageReturn] : septets, fillBits: 0);
    }

    /// <summary>Takes septets out of packed octets, and the filling of <see cref="Pack"/> off them.</summary>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        var septets = Gsm7.Unpack(packed, packed.Length * 8 / 7, fillBits: 0);
        var endsWithReturn = septets.Length > 0 && septets[^1] == CarriageReturn;
        var isFilling = endsWithReturn && (septets.Length % 8) switch
        {
            0 => true,
            1 => septets.Length > 1 && septets[^2] == CarriageReturn,
            _ => false,
        };
        return isFilling ? septets[..^1] : septets;
    }

    private static string WithoutLanguage(string text, CbsDataCodingScheme scheme) =>
        scheme.HasLanguagePrefix && text.Length >= LanguagePrefixLength ? text[LanguagePrefixLength..] : text;
}

using System.Globalization;
using System.Text;

namespace IotSms.Pdu;

public static partial class UssdText
{
    // "00480069" is two letters; four hexadecimal digits or fewer are as likely a balance or a code.
    private const int ShortestHexadecimal = 8;

    /// <summary>
    /// Reads what a modem put between the quotes of <c>+CUSD</c>. Firmware disagrees with itself: text as it is, hexadecimal UCS-2,
    /// and hexadecimal septets, packed or not, all come with coding scheme 15 (SIM800 with CSCS "HEX" or "UCS2", Huawei E160 always).
    /// What can't be hexadecimal, or makes no sense as such, is the text itself.
    /// </summary>
    /// <param name="reported">Everything between the quotes, or up to the line end where there are none.</param>
    /// <param name="scheme">The third parameter; <see cref="CbsDataCodingScheme.Unspecified"/> where there is none.</param>
    public static string Reported(string reported, CbsDataCodingScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(reported);
        ArgumentNullException.ThrowIfNull(scheme);
        var digits = reported.AsSpan().Trim();
        if (digits.Length % 2 != 0 || digits.IsEmpty || !IsAll(digits, char.IsAsciiHexDigit))
            return reported;

        var octets = Convert.FromHexString(digits);
        if (scheme.Alphabet == Alphabet.EightBit || (scheme.Alphabet == Alphabet.Ucs2 && octets.Length % 2 == 0))
            return Decode(octets, scheme);

        var isNumber = IsAll(digits, char.IsAsciiDigit);
        if (digits.Length < ShortestHexadecimal)
            return reported;
        if (LooksLikeUcs2(octets, isNumber))
            return Encoding.BigEndianUnicode.GetString(octets);
        if (isNumber)
            return reported;
        var text = HasBit8(octets) ? Decode(octets, scheme) : Gsm7.Decode(octets, NationalLanguage.None, NationalLanguage.None);
        return IsReadable(text) ? text : reported;
    }

    // Unpacked septets never have bit 8; packed ones of this length nearly always do somewhere.
    private static bool HasBit8(ReadOnlySpan<byte> octets) => octets.ContainsAnyInRange((byte)0x80, (byte)0xFF);

    private static bool IsAll(ReadOnlySpan<char> characters, Func<char, bool> kind)
    {
        foreach (var character in characters)
        {
            if (!kind(character))
                return false;
        }

        return true;
    }

    // A text in one language has few high octets, 0 for its spaces among them. Of decimal digits all must be 0: telephone numbers make
    // good Ethiopic and Chinese.
    private static bool LooksLikeUcs2(byte[] octets, bool isNumber)
    {
        if (octets.Length % 2 != 0)
            return false;
        var highOctets = octets.Where((_, i) => i % 2 == 0).Distinct().ToArray();
        return highOctets.All(high => isNumber ? high == 0 : high is <= 0x0E or (>= 0x20 and <= 0x22) or (>= 0x30 and <= 0x9F))
            && (highOctets.Contains((byte)0) || highOctets.Length == 1)
            && IsReadable(Encoding.BigEndianUnicode.GetString(octets));
    }

    private static bool IsReadable(string text) => text.EnumerateRunes().All(rune =>
        rune.Value is '\r' or '\n' or '\f'
        || Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse));
}

namespace IotSms.Pdu;

/// <summary>What is left of the 140 octets of TP-UD behind a header (3GPP TS 23.040 9.2.3.24).</summary>
public static class PartCapacity
{
    /// <summary>TP-UD of an SMS-SUBMIT or SMS-DELIVER, in octets.</summary>
    public const int UserDataOctets = 140;

    /// <summary>A concatenation element with an 8-bit reference: identifier, length, reference, total, number (9.2.3.24.1).</summary>
    public const int ConcatenationOctets = 5;

    /// <summary>A concatenation element with a 16-bit reference (9.2.3.24.8).</summary>
    public const int LongConcatenationOctets = 6;

    /// <summary>A national language element: identifier, length, language (9.2.3.24.15, 9.2.3.24.16).</summary>
    public const int LanguageOctets = 3;

    /// <summary>Septets, octets, or octets of whole 16-bit units that fit behind a header.</summary>
    /// <param name="alphabet">Septets for <see cref="Alphabet.Gsm7"/>, which begin at a septet boundary; octets otherwise.</param>
    /// <param name="elementOctets">Octets of all header elements, without TP-UDHL; 0 for no header at all.</param>
    public static int Of(Alphabet alphabet, int elementOctets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(elementOctets);
        var headerOctets = elementOctets == 0 ? 0 : 1 + elementOctets;
        var octets = Math.Max(UserDataOctets - headerOctets, 0);
        return alphabet switch
        {
            Alphabet.Gsm7 => octets * 8 / 7,
            Alphabet.Ucs2 => octets & ~1,
            _ => octets,
        };
    }
}

using System.Buffers;
using System.Text;

namespace IotSms.Pdu;

/// <summary>Turns what a person wrote into what short messages carry: an alphabet is chosen, and the text cut into parts.</summary>
public static partial class MessageText
{
    /// <summary>Codes and cuts a text. What is sent is the text itself, in the smallest alphabet that holds all of it.</summary>
    /// <param name="text">Unicode text.</param>
    /// <param name="options">What may be done to it.</param>
    /// <returns>The parts; a text that fits one part needs no concatenation header.</returns>
    /// <exception cref="PduException">
    /// Half a surrogate pair; a character that a forced alphabet lacks; too many parts; a header that leaves no room.
    /// </exception>
    public static PreparedText Prepare(string text, TextOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        RefuseHalfPairs(text);
        var prepared = options.ForcedAlphabet switch
        {
            null => PrepareAnyGsm7(text, options) ?? PrepareUcs2(text, options),
            Alphabet.Gsm7 => PrepareAnyGsm7(text, options) ?? throw Gsm7.Lacking(text, FirstOutside(text, options)),
            Alphabet.Ucs2 => PrepareUcs2(text, options),
            _ => throw new PduException("TP-DCS", -1, "3GPP TS 23.038 6.2",
                $"A text is coded as Gsm7 or Ucs2, not as {options.ForcedAlphabet}."),
        };
        var limit = Math.Clamp(options.MaxParts, 1, TextOptions.ConcatenationLimit);
        return prepared.Parts.Count <= limit
            ? prepared
            : throw new PduException("TP-UDH", -1, "3GPP TS 23.040 9.2.3.24.1",
                $"The text takes {prepared.Parts.Count} parts, {limit} are allowed.");
    }

    private static PreparedText? PrepareAnyGsm7(string text, TextOptions options) =>
        PrepareGsm7(text, options) ?? PrepareNational(text, options) ?? PrepareReplaced(text, options);

    private static PreparedText? PrepareGsm7(string text, TextOptions options) =>
        Gsm7.TryEncode(text, options.Locking, options.Single, out var septets)
            ? new PreparedText(Alphabet.Gsm7, null, CutGsm7(text, septets, options), septets.Length, 0, options.Locking, options.Single,
                options.SixteenBitReference)
            : null;

    private static PreparedText? PrepareReplaced(string text, TextOptions options)
    {
        if (!options.SmartReplacement)
            return null;
        var (replaced, count, _) = SmartReplacement.Apply(text, options.Locking, options.Single);
        return count == 0 ? null : PrepareGsm7(replaced, options) is { } prepared ? prepared with { Replacements = count } : null;
    }

    private static PreparedText PrepareUcs2(string text, TextOptions options)
    {
        var octets = Encoding.BigEndianUnicode.GetBytes(text);
        var parts = CutIntoParts(Alphabet.Ucs2, octets, text, options.ExtraHeaderOctets, options)
            .Select(content => new TextPart(content, Encoding.BigEndianUnicode.GetString(content.Span), content.Length / 2));
        return new PreparedText(Alphabet.Ucs2, WhyUcs2(text, options), [.. parts], text.Length, 0, NationalLanguage.None,
            NationalLanguage.None, options.SixteenBitReference);
    }

    private static TextPart[] CutGsm7(string text, byte[] septets, TextOptions options)
    {
        var elements = options.ExtraHeaderOctets + LanguageElementOctets(options.Locking) + LanguageElementOctets(options.Single);
        return
        [
            .. CutIntoParts(Alphabet.Gsm7, septets, text, elements, options)
                .Select(content => new TextPart(content, Gsm7.Decode(content.Span, options.Locking, options.Single), content.Length)),
        ];
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> CutIntoParts(
        Alphabet alphabet, ReadOnlyMemory<byte> content, string text, int elementOctets, TextOptions options)
    {
        if (content.Length <= PartCapacity.Of(alphabet, elementOctets))
            return [content];

        elementOctets += options.SixteenBitReference ? PartCapacity.LongConcatenationOctets : PartCapacity.ConcatenationOctets;
        var capacity = PartCapacity.Of(alphabet, elementOctets);
        if (capacity < Segmentation.LongestCharacter(alphabet))
            throw new PduException("TP-UDHL", -1, "3GPP TS 23.040 9.2.3.24",
                $"A header of {elementOctets} octets leaves no room for text in {PartCapacity.UserDataOctets}.");

        return Segmentation.Cut(alphabet, content, capacity, text);
    }

    private static int LanguageElementOctets(NationalLanguage language) =>
        language == NationalLanguage.None ? 0 : PartCapacity.LanguageOctets;

    private static string WhyUcs2(string text, TextOptions options)
    {
        if (options.ForcedAlphabet == Alphabet.Ucs2)
            return "UCS-2 because it was asked for";
        var at = FirstOutside(text, options);
        return $"UCS-2 because of {Gsm7.Describe(text.AsSpan(at))} at {at}";
    }

    // What could have been replaced is not to blame.
    private static int FirstOutside(string text, TextOptions options) =>
        (options.SmartReplacement ? SmartReplacement.Apply(text, options.Locking, options.Single).Obstacle : null)
        ?? Gsm7.WriteSeptets(text, options.Locking, options.Single, new ArrayBufferWriter<byte>(text.Length + 1));

    private static void RefuseHalfPairs(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]))
                throw new PduException("TP-UD", -1, "3GPP TS 23.038 6.2.3",
                    $"U+{(int)text[i]:X4} at {i} is half a surrogate pair, which is no character.");
        }
    }
}

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using IotSms.Pdu.Tables;

namespace IotSms.Pdu;

/// <summary>
/// The GSM 7 bit alphabet (3GPP TS 23.038 6.2.1): a locking table for every septet, and a single shift table for the one after an escape.
/// </summary>
public static partial class Gsm7
{
    /// <summary>0x1B: the next septet is from the single shift table (6.2.1, note 1).</summary>
    public const byte Escape = 0x1B;

    /// <summary>Reads septets as text. Nothing is ever refused: a receiver shows what it can.</summary>
    /// <param name="septets">One septet an octet; bit 8 is ignored.</param>
    /// <param name="locking">The locking shift language (information element 0x25); the default alphabet if none, void or reserved.</param>
    /// <param name="single">The single shift language (information element 0x24); the default extension if none or reserved.</param>
    /// <returns>
    /// One character a septet or escape pair. An escape before a code the single shift table lacks shows the locking table's character
    /// (6.2.1.1, note 1); an escape pair, a last lone escape and a vacant code show a space.
    /// </returns>
    public static string Decode(ReadOnlySpan<byte> septets, NationalLanguage locking, NationalLanguage single)
    {
        var (lockingTable, singleTable) = (ShiftTables.Locking(locking), ShiftTables.Single(single));
        var text = new StringBuilder(septets.Length);
        for (var i = 0; i < septets.Length; i++)
        {
            var code = septets[i] & 0x7F;
            var character = CharacterTable.Vacant;
            if (code == Escape && i + 1 < septets.Length)
            {
                code = septets[++i] & 0x7F;
                character = singleTable[code];
            }

            if (character == CharacterTable.Vacant)
                character = lockingTable[code];
            text.Append(character == CharacterTable.Vacant ? ' ' : character);
        }

        return text.ToString();
    }

    /// <summary>The septets of one character.</summary>
    /// <param name="character">A UTF-16 unit.</param>
    /// <param name="locking">The locking shift language.</param>
    /// <param name="single">The single shift language.</param>
    /// <param name="escaped">True if <see cref="Escape"/> goes before the septet, which makes two.</param>
    /// <param name="septet">The septet, 0-127.</param>
    /// <returns>False if neither table has the character.</returns>
    public static bool TryGetSeptet(char character, NationalLanguage locking, NationalLanguage single, out bool escaped, out byte septet)
    {
        escaped = !ShiftTables.Locking(locking).TryGetCode(character, out septet);
        return !escaped || ShiftTables.Single(single).TryGetCode(character, out septet);
    }

    /// <summary>Writes text as septets, if every character has some.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locking">The locking shift language.</param>
    /// <param name="single">The single shift language.</param>
    /// <param name="septets">One septet an octet; null if a character is in neither table.</param>
    public static bool TryEncode(
        ReadOnlySpan<char> text, NationalLanguage locking, NationalLanguage single, [NotNullWhen(true)] out byte[]? septets)
    {
        var written = new ArrayBufferWriter<byte>(Math.Max(text.Length, 1));
        septets = WriteSeptets(text, locking, single, written) < text.Length ? null : written.WrittenSpan.ToArray();
        return septets is not null;
    }

    /// <summary>Writes text as septets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locking">The locking shift language.</param>
    /// <param name="single">The single shift language.</param>
    /// <returns>One septet an octet.</returns>
    /// <exception cref="PduException">A character is in neither table; the message names it and its position.</exception>
    public static byte[] Encode(ReadOnlySpan<char> text, NationalLanguage locking, NationalLanguage single)
    {
        var written = new ArrayBufferWriter<byte>(Math.Max(text.Length, 1));
        var stop = WriteSeptets(text, locking, single, written);
        return stop == text.Length
            ? written.WrittenSpan.ToArray()
            : throw Lacking(text, stop);
    }

    internal static PduException Lacking(ReadOnlySpan<char> text, int at) =>
        new("TP-UD", -1, "3GPP TS 23.038 6.2.1", $"{Describe(text[at..])} at {at} is not in the GSM 7 bit alphabet.");

    /// <summary>Names the first character of a text for a person: itself if it can be seen, its code point otherwise.</summary>
    internal static string Describe(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out _) != OperationStatus.Done)
            return $"U+{(int)text[0]:X4}";
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            ? $"U+{rune.Value:X4}"
            : $"'{rune}'";
    }

    /// <summary>Writes as far as the tables reach; returns the position of the first character they lack, or the length.</summary>
    internal static int WriteSeptets(
        ReadOnlySpan<char> text, NationalLanguage locking, NationalLanguage single, IBufferWriter<byte> septets)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!TryGetSeptet(text[i], locking, single, out var escaped, out var septet))
                return i;
            septets.Write(escaped ? [Escape, septet] : [septet]);
        }

        return text.Length;
    }
}

using System.Collections;
using System.Globalization;

namespace IotSms.Pdu;

/// <summary>
/// Where a coded text may be cut: never inside an escape pair or a surrogate pair, inside a grapheme only to save a part.
/// </summary>
public static class Segmentation
{
    /// <summary>Cuts coded text into pieces that hold whole characters.</summary>
    /// <param name="alphabet">Whose pairs stay whole; octets of other alphabets are cut anywhere.</param>
    /// <param name="content">Septets, one an octet, or UCS-2 octets.</param>
    /// <param name="capacity">The most octets of <paramref name="content"/> a piece may hold.</param>
    /// <returns>The pieces in order, none empty; none at all for no content.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A character does not fit the capacity.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Cut(Alphabet alphabet, ReadOnlyMemory<byte> content, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        var characters = CharacterStarts(alphabet, content.Span);
        return Fill(content, capacity, characters, graphemes: null);
    }

    /// <summary>
    /// Cuts between graphemes (a letter with its marks, an emoji sequence) wherever that costs no part more than cutting between
    /// characters.
    /// </summary>
    internal static IReadOnlyList<ReadOnlyMemory<byte>> Cut(
        Alphabet alphabet, ReadOnlyMemory<byte> content, int capacity, ReadOnlySpan<char> text)
    {
        var characters = CharacterStarts(alphabet, content.Span);
        return Fill(content, capacity, characters, GraphemeStarts(alphabet, characters, text));
    }

    internal static int LongestCharacter(Alphabet alphabet) => alphabet switch { Alphabet.Gsm7 => 2, Alphabet.Ucs2 => 4, _ => 1 };

    private static List<ReadOnlyMemory<byte>> Fill(ReadOnlyMemory<byte> content, int capacity, BitArray characters, BitArray? graphemes)
    {
        var pieces = new List<ReadOnlyMemory<byte>>();
        var fewest = graphemes is null ? 0 : PiecesFrom(0, characters, capacity);
        for (var start = 0; start < content.Length;)
        {
            var end = LastCut(characters, start, capacity);
            if (graphemes is not null && LastCut(graphemes, start, capacity) is var whole && whole > start && whole < end
                && pieces.Count + 1 + PiecesFrom(whole, characters, capacity) <= fewest)
                end = whole;
            if (end == start)
                throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A character takes more.");
            pieces.Add(content[start..end]);
            start = end;
        }

        return pieces;
    }

    private static int PiecesFrom(int start, BitArray characters, int capacity)
    {
        var count = 0;
        for (; start < characters.Length && LastCut(characters, start, capacity) is var end && end > start; start = end)
            count++;
        return count;
    }

    // The last place to cut that a piece can reach; its start if there is none.
    private static int LastCut(BitArray starts, int start, int capacity)
    {
        var end = Math.Min(start + capacity, starts.Length);
        while (end > start && end < starts.Length && !starts[end])
            end--;
        return end;
    }

    private static BitArray CharacterStarts(Alphabet alphabet, ReadOnlySpan<byte> content)
    {
        var starts = new BitArray(content.Length);
        for (var i = 0; i < content.Length;)
        {
            starts[i] = true;
            i += alphabet switch
            {
                Alphabet.Gsm7 => content[i] == Gsm7.Escape ? 2 : 1,
                Alphabet.Ucs2 => IsSurrogatePair(content[i..]) ? 4 : 2,
                _ => 1,
            };
        }

        return starts;
    }

    private static bool IsSurrogatePair(ReadOnlySpan<byte> octets) =>
        octets.Length >= 4 && (octets[0] & 0xFC) == 0xD8 && (octets[2] & 0xFC) == 0xDC;

    // Characters of the text and of the content come in step; only their sizes differ.
    private static BitArray GraphemeStarts(Alphabet alphabet, BitArray characterStarts, ReadOnlySpan<char> text)
    {
        var starts = new BitArray(characterStarts.Length);
        var offset = 0;
        while (!text.IsEmpty)
        {
            starts[offset] = true;
            var length = StringInfo.GetNextTextElementLength(text);
            for (var i = 0; i < length; i++)
                offset = Next(alphabet, characterStarts, offset);
            text = text[length..];
        }

        return starts;
    }

    private static int Next(Alphabet alphabet, BitArray characterStarts, int offset)
    {
        if (alphabet == Alphabet.Ucs2)
            return offset + 2;
        do
            offset++;
        while (offset < characterStarts.Length && !characterStarts[offset]);
        return offset;
    }
}

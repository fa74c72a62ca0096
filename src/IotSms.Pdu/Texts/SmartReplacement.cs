using System.Collections.Frozen;
using System.Text;

namespace IotSms.Pdu;

/// <summary>
/// What looks like a character that the GSM alphabet lacks. Nothing is here whose replacement could be read as something else: no
/// fractions, no degree sign, no letters of other scripts.
/// </summary>
internal static class SmartReplacement
{
    private static readonly FrozenDictionary<char, string> Lookalikes = Expand(
        // punctuation that word processors and telephones put in by themselves
        ("'", "\u2018\u2019\u201A\u201B\u2032\u2035\u02B9\u02BB\u02BC\u02BD\u02C8\u275B\u275C`\u00B4"),
        ("\"", "\u201C\u201D\u201E\u201F\u2033\u2036\u00AB\u00BB\u02BA\u02EE\u275D\u275E\u301D\u301E"),
        ("<", "\u2039"),
        (">", "\u203A"),
        ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043"),
        ("...", "\u2026"),
        (".", "\u2024"),
        ("..", "\u2025"),
        ("*", "\u2022\u2219"),
        ("/", "\u2044\u2215"),
        ("!!", "\u203C"),
        ("?!", "\u2048"),
        ("!?", "\u2049"),
        ("(c)", "\u00A9"),
        ("(r)", "\u00AE"),
        ("(tm)", "\u2122"),
        ("x", "\u00D7"),
        // spaces of every width, tabulators, and line ends
        (" ", "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\t"),
        ("\n", "\u0085\u2028\u2029\v"),
        // marks that have no width; address books put direction marks around telephone numbers
        ("", "\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFE0E\uFE0F\uFEFF"),
        // letters whose accent the alphabet lacks; those it has (à, é, ñ, ø ...) are not here
        ("A", "ÁÂÃĀĂĄǍ"), ("a", "áâãāăąǎ"), ("C", "ĆĈĊČ"), ("c", "çćĉċč"), ("D", "ĎĐ"), ("d", "ďđ"),
        ("E", "ÈÊËĒĔĖĘĚ"), ("e", "êëēĕėęě"), ("G", "ĜĞĠĢ"), ("g", "ĝğġģ"), ("H", "ĤĦ"), ("h", "ĥħ"),
        ("I", "ÌÍÎÏĨĪĬĮİ"), ("i", "íîïĩīĭįı"), ("J", "Ĵ"), ("j", "ĵ"),
        ("K", "Ķ"), ("k", "ķ"),
        ("L", "ĹĻĽŁ"), ("l", "ĺļľł"), ("N", "ŃŅŇ"), ("n", "ńņň"), ("O", "ÒÓÔÕŌŎŐ"), ("o", "óôõōŏő"),
        ("OE", "Œ"), ("oe", "œ"), ("R", "ŔŖŘ"), ("r", "ŕŗř"),
        ("S", "ŚŜŞŠȘ"), ("s", "śŝşšș"), ("T", "ŢŤŦȚ"), ("t", "ţťŧț"), ("U", "ÙÚÛŨŪŬŮŰŲ"), ("u", "úûũūŭůűų"),
        ("W", "Ŵ"), ("w", "ŵ"), ("Y", "ÝŶŸ"), ("y", "ýÿŷ"), ("Z", "ŹŻŽ"), ("z", "źżž"));

    // A letter and its mark as two characters, which is how some systems store what the alphabet has as one.
    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed = new Dictionary<(char, char), char>
    {
        [('a', Grave)] = 'à', [('e', Grave)] = 'è', [('i', Grave)] = 'ì', [('o', Grave)] = 'ò', [('u', Grave)] = 'ù',
        [('E', Acute)] = 'É', [('e', Acute)] = 'é', [('N', Tilde)] = 'Ñ', [('n', Tilde)] = 'ñ', [('C', Cedilla)] = 'Ç',
        [('A', Diaeresis)] = 'Ä', [('O', Diaeresis)] = 'Ö', [('U', Diaeresis)] = 'Ü', [('A', Ring)] = 'Å',
        [('a', Diaeresis)] = 'ä', [('o', Diaeresis)] = 'ö', [('u', Diaeresis)] = 'ü', [('a', Ring)] = 'å',
    }.ToFrozenDictionary();

    private const char Grave = '\u0300';
    private const char Acute = '\u0301';
    private const char Tilde = '\u0303';
    private const char Diaeresis = '\u0308';
    private const char Ring = '\u030A';
    private const char Cedilla = '\u0327';

    // The wide twins of ASCII's visible characters stand in the same order.
    private const int FullWidthDistance = '\uFF01' - '!';

    /// <summary>Replaces every character that the tables lack and that has a lookalike.</summary>
    /// <returns>The text; how many characters were replaced; where the first one stands that nothing looks like, if there is one.</returns>
    public static (string Text, int Count, int? Obstacle) Apply(string text, NationalLanguage locking, NationalLanguage single)
    {
        var replaced = new StringBuilder(text.Length);
        var count = 0;
        int? obstacle = null;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (Gsm7.TryGetSeptet(character, locking, single, out _, out _))
                replaced.Append(character);
            else if (Lookalikes.TryGetValue(character, out var lookalike))
                (replaced, count) = (replaced.Append(lookalike), count + 1);
            else if (character is >= '\uFF01' and <= '\uFF5E')
                (replaced, count) = (replaced.Append((char)(character - FullWidthDistance)), count + 1);
            else if (IsCombiningMark(character) && replaced.Length > 0 && char.IsAsciiLetter(replaced[^1]))
                (replaced[^1], count) = (Composed.GetValueOrDefault((replaced[^1], character), replaced[^1]), count + 1);
            else
                (replaced, obstacle) = (replaced.Append(character), obstacle ?? i);
        }

        return (replaced.ToString(), count, obstacle);
    }

    private static bool IsCombiningMark(char character) => character is >= '\u0300' and <= '\u036F';

    private static FrozenDictionary<char, string> Expand(params ReadOnlySpan<(string Lookalike, string Characters)> rows)
    {
        var lookalikes = new Dictionary<char, string>();
        foreach (var (lookalike, characters) in rows)
        {
            foreach (var character in characters)
                lookalikes.Add(character, lookalike);
        }

        return lookalikes.ToFrozenDictionary();
    }
}

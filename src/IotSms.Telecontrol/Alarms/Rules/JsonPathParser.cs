using System.Globalization;
using System.Text;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>Reads a singular query by the grammar of RFC 9535, appendix A. What may lead to many values is refused.</summary>
internal sealed class JsonPathParser(string text)
{
    /// <summary>The greatest index (RFC 7493 2.2).</summary>
    private const long GreatestIndex = (1L << 53) - 1;

    private int _at;

    private char Here => _at < text.Length ? text[_at] : '\0';

    /// <summary>Its segments.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public IReadOnlyList<JsonPath.Step> Parse()
    {
        Expect('$', "begin with $");
        var steps = new List<JsonPath.Step>();
        while (_at < text.Length)
        {
            var before = _at;
            SkipBlank();
            if (_at == text.Length)
                throw Wrong(before, "white space at the end");
            steps.Add(Here switch
            {
                '.' => ReadShorthand(),
                '[' => ReadBracketed(),
                _ => throw Wrong(_at, "a segment begins with . or ["),
            });
        }
        return steps;
    }

    private JsonPath.Step.Member ReadShorthand()
    {
        _at++;
        var start = _at;
        if (Here is '.' or '*')
            throw Wrong(_at, Here == '.' ? ".. leads to many values; name the way to one" : "* leads to many values; name one");
        while (_at < text.Length && (IsNameFirst(Here) || (_at > start && char.IsAsciiDigit(Here))))
            _at++;
        if (_at == start)
            throw Wrong(_at, "a name begins with a letter or _; write any other as ['name']");
        return new(WellFormed(text[start.._at], start));
    }

    private JsonPath.Step ReadBracketed()
    {
        _at++;
        SkipBlank();
        JsonPath.Step step = Here switch
        {
            '\'' or '"' => new JsonPath.Step.Member(ReadString()),
            '-' or (>= '0' and <= '9') => new JsonPath.Step.Element(ReadIndex()),
            '*' => throw Wrong(_at, "* leads to many values; name one"),
            '?' => throw Wrong(_at, "a filter leads to many values; name one"),
            _ => throw Wrong(_at, "in brackets stands a name in quotes, or an index"),
        };
        SkipBlank();
        if (Here is ':' or ',')
            throw Wrong(_at, $"{Here} leads to many values; name one");
        Expect(']', "close the bracket with ]");
        return step;
    }

    private long ReadIndex()
    {
        var start = _at;
        if (Here == '-')
            _at++;
        var digits = _at;
        while (char.IsAsciiDigit(Here))
            _at++;
        if (_at == digits)
            throw Wrong(_at, "a digit belongs here");
        if (text[digits] == '0' && _at - start > 1)
            throw Wrong(start, "an index has no leading zero, and no -0");
        return long.TryParse(text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            && Math.Abs(index) <= GreatestIndex ? index : throw Wrong(start, "no array is as long");
    }

    private string ReadString()
    {
        var (quote, start) = (Here, _at);
        var name = new StringBuilder();
        for (_at++; Here != quote; _at++)
        {
            if (_at >= text.Length)
                throw Wrong(start, $"the name has no closing {quote}");
            if (Here < ' ')
                throw Wrong(_at, "a control character is written as \\u and four digits");
            name.Append(Here == '\\' ? ReadEscape(quote) : Here);
        }
        _at++;
        return WellFormed(name.ToString(), start);
    }

    private char ReadEscape(char quote)
    {
        var start = _at++;
        return Here switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '/' => '/',
            '\\' => '\\',
            'u' => ReadHex(start),
            var other when other == quote && _at < text.Length => other,
            _ => throw Wrong(start, "no escape; a backslash itself is written twice"),
        };
    }

    private char ReadHex(int start)
    {
        var digits = text.AsSpan(_at + 1, Math.Min(4, text.Length - _at - 1));
        if (digits.Length < 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            throw Wrong(start, "\\u is followed by four hexadecimal digits");
        _at += 4;
        return (char)unit;
    }

    private void Expect(char wanted, string what)
    {
        if (Here != wanted || _at >= text.Length)
            throw Wrong(_at, what);
        _at++;
    }

    private void SkipBlank()
    {
        while (Here is ' ' or '\t' or '\n' or '\r')
            _at++;
    }

    private static string WellFormed(string name, int start)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsSurrogate(name[i]))
                continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1]))
                throw Wrong(start, "the name has half of a surrogate pair");
            i++;
        }
        return name;
    }

    private static bool IsNameFirst(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    private static FormatException Wrong(int at, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"at character {at + 1}: {what}"));
}

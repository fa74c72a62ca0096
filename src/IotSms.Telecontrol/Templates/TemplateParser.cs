using System.Text;

namespace IotSms.Telecontrol.Templates;

/// <summary>Reads a template from its first character to its last, once.</summary>
internal sealed class TemplateParser
{
    private const string Opening = "{{";
    private const string Literal = "{{{{";
    private const int LongestName = 64;

    private readonly string _text;
    private readonly List<TemplatePiece> _pieces = [];
    private readonly StringBuilder _words = new();
    private int _at;

    private TemplateParser(string text) => _text = text;

    /// <summary>The pieces; the first mistake if there is one.</summary>
    public static IReadOnlyList<TemplatePiece> Parse(string text, out TemplateMistake? mistake)
    {
        var parser = new TemplateParser(text);
        mistake = parser.Parse();
        return parser._pieces;
    }

    private ReadOnlySpan<char> Rest => _text.AsSpan(_at);

    private TemplateMistake? Parse()
    {
        while (_at < _text.Length)
        {
            if (Rest.StartsWith(Literal))
            {
                _words.Append(Opening);
                _at += Literal.Length;
            }
            else if (!Rest.StartsWith(Opening))
            {
                _words.Append(_text[_at++]);
            }
            else if (Place() is { } mistake)
            {
                return mistake;
            }
        }

        EndWords();
        return null;
    }

    private void EndWords()
    {
        if (_words.Length > 0)
            _pieces.Add(new TemplatePiece.Words(_words.ToString()));
        _words.Clear();
    }

    private TemplateMistake? Place()
    {
        int opening = _at;
        _at += Opening.Length;
        if (Parts(opening, out var parts) is { } unclosed)
            return unclosed;
        var (name, nameAt) = parts[0];
        if (!IsName(name))
        {
            return new(nameAt + 1, name.Length == 0
                ? "a name is missing between the braces; {{{{ stands for {{"
                : "a name begins with a letter and goes on with letters, digits, '.', '_' and '-'");
        }

        string? absent = null;
        var filters = new List<TemplateFilter>();
        foreach (var (part, at) in parts.Skip(1))
        {
            if (Filter(part) is { } filter)
            {
                if (filter.Mistake is { } wrong)
                    return new(at + 1, wrong);
                filters.Add(filter);
            }
            else if (UnknownFilter(part) is { } unknown)
            {
                return new(at + 1, $"there is no filter '{unknown}'; write {string.Join(", ", TemplateFilter.Names)}, or default:{part}");
            }
            else if (absent is not null)
            {
                return new(at + 1, $"'{part}' would be a second default, or there is no such filter");
            }
            else
            {
                absent = Unquoted(part.StartsWith("default:", StringComparison.Ordinal) ? part["default:".Length..].Trim() : part);
            }
        }

        EndWords();
        _pieces.Add(new TemplatePiece.Place(name, absent, filters));
        return null;
    }

    /// <summary>What stands between the braces, cut at its bars; quotes hold bars and braces together.</summary>
    private TemplateMistake? Parts(int opening, out List<(string Text, int At)> parts)
    {
        parts = [];
        int start = _at;
        while (_at < _text.Length)
        {
            char next = _text[_at];
            if (next == '"')
            {
                int closing = _text.IndexOf('"', _at + 1);
                if (closing < 0)
                    return new(_at + 1, "the quote is not closed");
                _at = closing + 1;
            }
            else if (next == '|' || Rest.StartsWith("}}"))
            {
                var part = _text.AsSpan(start, _at - start);
                parts.Add((part.Trim().ToString(), start + part.Length - part.TrimStart().Length));
                _at += next == '|' ? 1 : 2;
                start = _at;
                if (next == '}')
                    return null;
            }
            else
            {
                _at++;
            }
        }

        return new(opening + 1, "{{ is not closed by }}; {{{{ stands for {{");
    }

    private static TemplateFilter? Filter(string part)
    {
        int colon = part.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? part : part[..colon].TrimEnd();
        return TemplateFilter.Names.Contains(name) ? new(name, colon < 0 ? null : Unquoted(part[(colon + 1)..].Trim())) : null;
    }

    /// <summary>What looks like a filter with an argument, and is none.</summary>
    private static string? UnknownFilter(string part) =>
        part.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && part[..colon].TrimEnd() is var name && IsName(name) && name != "default" ? name : null;

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private static string Unquoted(string part) => part is ['"', .., '"'] ? part[1..^1] : part;
}

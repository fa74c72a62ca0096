using System.Globalization;

namespace IotSms.Simulator.Commands;

/// <summary>One command of a command line.</summary>
/// <param name="Name">Upper case, without <c>AT</c>: <c>+CMGS</c>, <c>E</c>, <c>&amp;W</c>; empty for a bare <c>AT</c>.</param>
/// <param name="Operation">Its form.</param>
/// <param name="Arguments">What follows the equals sign, or the number of a basic command, as sent.</param>
public sealed record AtCommand(string Name, AtOperation Operation, string Arguments)
{
    /// <summary>The arguments, cut at the commas outside quotes, quotes kept, blanks around them dropped.</summary>
    public IReadOnlyList<string> Values { get; } = Arguments.Length == 0 ? [] : Cut(Arguments, ',');

    /// <summary>The argument at a position without its quotes; null when it is absent or empty.</summary>
    public string? Text(int position) => position < Values.Count && Values[position].Length > 0 ? Values[position].Trim('"') : null;

    /// <summary>The argument at a position as a number without quotes; null when it is absent, empty or no number.</summary>
    public int? Number(int position) =>
        position < Values.Count && int.TryParse(Values[position], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>The command as it is written in a line.</summary>
    public override string ToString() => Operation switch
    {
        AtOperation.Read => $"{Name}?",
        AtOperation.Test => $"{Name}=?",
        AtOperation.Set when Name.StartsWith('+') => $"{Name}={Arguments}",
        _ => Name + Arguments,
    };

    /// <summary>Cuts a command line, without <c>AT</c> and its end, into commands (V.250 5.4); null when it is none.</summary>
    internal static IReadOnlyList<AtCommand>? ParseLine(string line)
    {
        if (line.Trim().Length == 0)
            return [new AtCommand("", AtOperation.Execute, "")];
        var commands = new List<AtCommand>();
        foreach (var part in Cut(line, ';'))
        {
            var rest = part;
            while (rest.Length > 0 && rest[0] != '+')
            {
                var length = BasicLength(rest);
                if (length == 0)
                    return null;
                commands.Add(Basic(rest[..length]));
                rest = rest[length..].TrimStart();
            }

            if (rest.Length > 0)
                commands.Add(Extended(rest));
        }

        return commands;
    }

    private static AtCommand Extended(string text)
    {
        var end = text.AsSpan().IndexOfAny('=', '?');
        var name = (end < 0 ? text : text[..end]).Trim().ToUpperInvariant();
        return end < 0 ? new(name, AtOperation.Execute, "")
            : text[end] == '?' ? new(name, AtOperation.Read, text[(end + 1)..])
            : text[(end + 1)..].Trim() == "?" ? new(name, AtOperation.Test, "")
            : new(name, AtOperation.Set, text[(end + 1)..]);
    }

    private static AtCommand Basic(string text)
    {
        var name = text[0] == '&' ? text[..2] : text[..1];
        return new(name.ToUpperInvariant(), AtOperation.Set, text[name.Length..]);
    }

    // A letter, or & and a letter, and a decimal number (V.250 5.4.1).
    private static int BasicLength(string text)
    {
        var at = text[0] == '&' ? 1 : 0;
        if (at == text.Length || !char.IsAsciiLetter(text[at]))
            return 0;
        at++;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private static List<string> Cut(string text, char at)
    {
        var parts = new List<string>();
        var quoted = false;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == at && !quoted)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }
}

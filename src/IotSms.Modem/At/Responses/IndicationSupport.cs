using System.Globalization;

namespace IotSms.Modem.At.Responses;

/// <summary>The answer to AT+CNMI=? (3GPP TS 27.005 3.4.1): what each of mode, mt, bm, ds, bfr may be.</summary>
internal sealed record IndicationSupport(IReadOnlyList<IReadOnlySet<int>> Values)
{
    /// <summary>Reads ranges and lists: <c>(0-3),(0,2)</c>.</summary>
    internal static IndicationSupport? Parse(string line)
    {
        List<IReadOnlySet<int>> values = [];
        var rest = line.AsSpan();
        while (rest.IndexOf('(') is var open and >= 0 && rest.IndexOf(')') is var close && close > open)
        {
            values.Add(Set(rest[(open + 1)..close]));
            rest = rest[(close + 1)..];
        }

        return values.Count >= 4 ? new(values) : null;
    }

    /// <summary>Whether a setting lies within what the module says it supports. Some say more than they take, none says less.</summary>
    internal bool Allows(string setting)
    {
        var parameters = setting.Split(',');
        for (var i = 0; i < parameters.Length && i < Values.Count; i++)
        {
            if (!Values[i].Contains(int.Parse(parameters[i], CultureInfo.InvariantCulture))) return false;
        }

        return true;
    }

    private static HashSet<int> Set(ReadOnlySpan<char> text)
    {
        HashSet<int> values = [];
        foreach (var range in text.Split(','))
        {
            var part = text[range].Trim();
            var dash = part.IndexOf('-');
            if (!int.TryParse(dash < 0 ? part : part[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var first)) continue;
            if (!int.TryParse(dash < 0 ? part : part[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            {
                continue;
            }

            for (var value = first; value <= Math.Min(last, first + 255); value++) values.Add(value);
        }

        return values;
    }
}

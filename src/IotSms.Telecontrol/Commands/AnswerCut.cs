using System.Globalization;

namespace IotSms.Telecontrol.Commands;

/// <summary>Fits an answer into a number of short messages, never in mid word.</summary>
internal static class AnswerCut
{
    private const string Ellipsis = "...";

    /// <summary>The text, or as many of its first words as fit.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="segments">How many short messages it may take.</param>
    /// <param name="segmentsOf">How many a text takes; a beginning never takes more than the whole.</param>
    public static string Fit(string text, int segments, Func<string, int> segmentsOf)
    {
        if (segmentsOf(text) <= segments)
            return text;
        return Longest(text, EndsOfWords(text), segments, segmentsOf)
            // One word alone is too long: it is cut between what people take for letters.
            ?? Longest(text, StringInfo.ParseCombiningCharacters(text), segments, segmentsOf)
            ?? "";
    }

    private static string? Longest(string text, int[] ends, int segments, Func<string, int> segmentsOf)
    {
        var (fits, beyond) = (-1, ends.Length);
        while (beyond - fits > 1)
        {
            var middle = (fits + beyond) / 2;
            if (segmentsOf(text[..ends[middle]] + Ellipsis) <= segments)
                fits = middle;
            else
                beyond = middle;
        }
        return fits < 0 || ends[fits] == 0 ? null : text[..ends[fits]] + Ellipsis;
    }

    private static int[] EndsOfWords(string text) =>
        [.. Enumerable.Range(1, Math.Max(0, text.Length - 1)).Where(i => char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i - 1]))];
}

using System.Globalization;

namespace IotSms.Modem.At;

/// <summary>The result codes that end a command (V.250 5.7.1, 3GPP TS 27.007 9, 3GPP TS 27.005 3.2.5).</summary>
internal static class FinalResult
{
    private const string CmeTag = "+CME ERROR:";
    private const string CmsTag = "+CMS ERROR:";

    /// <summary>Whether the line ends a command.</summary>
    /// <param name="line">The line.</param>
    /// <param name="error">What it ended with; null for <c>OK</c>.</param>
    internal static bool TryParse(string line, out AtError? error)
    {
        error = null;
        var text = line.AsSpan().TrimEnd();
        if (text.SequenceEqual("OK")) return true;
        error = text switch
        {
            "ERROR" => new AtError(AtErrorKind.Error, null, "ERROR"),
            "COMMAND NOT SUPPORT" => new AtError(AtErrorKind.Error, null, "COMMAND NOT SUPPORT"),
            _ when line.StartsWith(CmeTag, StringComparison.Ordinal) => Coded(AtErrorKind.Cme, line.AsSpan(CmeTag.Length), CmeErrors.Texts),
            _ when line.StartsWith(CmsTag, StringComparison.Ordinal) => Coded(AtErrorKind.Cms, line.AsSpan(CmsTag.Length), CmsErrors.Texts),
            _ => null,
        };
        return error is not null;
    }

    /// <summary>Whether the line ends a call command (V.250 5.7.1), and only such a one: else it tells of somebody else's call.</summary>
    internal static bool TryParseCall(string line, out AtError? error)
    {
        var text = line.TrimEnd();
        error = text is "NO CARRIER" or "BUSY" or "NO ANSWER" or "NO DIALTONE" ? new AtError(AtErrorKind.Call, null, text) : null;
        return error is not null;
    }

    // Nothing at all after the colon is a line that was cut off, not an error: the rest may still come.
    private static AtError? Coded(AtErrorKind kind, ReadOnlySpan<char> rest, IReadOnlyDictionary<int, string> texts)
    {
        if (rest.IsEmpty) return null;
        rest = rest.Trim();
        if (int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return new AtError(kind, code, texts.GetValueOrDefault(code, "unknown error"));
        }

        var verbose = rest.ToString();
        foreach (var (number, text) in texts)
        {
            if (verbose.Equals(text, StringComparison.OrdinalIgnoreCase)) return new AtError(kind, number, text);
        }

        return new AtError(kind, null, verbose.Length == 0 ? "unknown error" : verbose);
    }
}

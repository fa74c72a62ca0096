namespace IotSms.Modem.At.Responses;

/// <summary>The line with a PDU after <c>+CMGL</c>, <c>+CMGR</c>, <c>+CMT</c> or <c>+CDS</c>.</summary>
internal static class PduLine
{
    // Shorter runs of digits are a length, an index or a number.
    private const int Shortest = 26;

    /// <summary>Takes off what some firmwares put around the digits: blanks and a stray quote.</summary>
    internal static string Clean(string line)
    {
        var digits = line.AsSpan().Trim(" \t\"");
        return IsHex(digits) ? digits.ToString() : line;
    }

    /// <summary>The PDU, where the module printed it on the header's own line; else null.</summary>
    internal static string? InHeader(string header)
    {
        var last = header.AsSpan(header.AsSpan().LastIndexOfAny(", :") + 1).Trim(" \t\"");
        return IsPdu(last) ? last.ToString() : null;
    }

    /// <summary>Whether these can be the digits of a PDU.</summary>
    internal static bool IsPdu(ReadOnlySpan<char> line) => line.Trim(" \t\"") is { Length: >= Shortest } digits && IsHex(digits);

    /// <summary>Whether there are hexadecimal digits and nothing else.</summary>
    internal static bool IsHex(ReadOnlySpan<char> line)
    {
        foreach (var digit in line)
        {
            if (!char.IsAsciiHexDigit(digit)) return false;
        }

        return !line.IsEmpty;
    }
}

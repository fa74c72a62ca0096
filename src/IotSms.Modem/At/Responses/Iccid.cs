namespace IotSms.Modem.At.Responses;

/// <summary>The SIM's identifier (ITU-T E.118): AT+CCID prints it bare, AT+CICCID after <c>+ICCID:</c>, some swap its digits.</summary>
internal static class Iccid
{
    /// <summary>The identifier without filler, 18 to 20 digits; null when the line has none.</summary>
    internal static string? Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var digits = line.AsSpan(colon + 1).Trim(" \t\"");
        if (digits.Length is < 18 or > 20 || !PduLine.IsHex(digits)) return null;
        var identifier = digits.StartsWith("89") ? digits.ToString() : Swap(digits);
        // Telecommunication cards begin with 89; some Chinese ones have hexadecimal digits inside.
        return identifier.StartsWith("89", StringComparison.Ordinal) ? identifier.TrimEnd('F', 'f') : null;
    }

    private static string Swap(ReadOnlySpan<char> digits)
    {
        Span<char> swapped = stackalloc char[digits.Length];
        for (var i = 0; i < digits.Length; i++) swapped[i] = digits[Math.Min(i ^ 1, digits.Length - 1)];
        return swapped.ToString();
    }
}

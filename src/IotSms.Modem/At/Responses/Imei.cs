namespace IotSms.Modem.At.Responses;

/// <summary>
/// International mobile equipment identity (AT+CGSN): bare digits, with the check digit, without, or with the software version.
/// </summary>
internal static class Imei
{
    /// <summary>The digits; null when the line is something else.</summary>
    internal static string? Parse(string line)
    {
        var digits = line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1).Trim(" \t\"");
        return digits.Length is >= 14 and <= 16 && !digits.ContainsAnyExceptInRange('0', '9') ? digits.ToString() : null;
    }
}

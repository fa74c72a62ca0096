using System.Globalization;

namespace IotSms.Modem.At.Responses;

/// <summary>
/// Network registration (3GPP TS 27.007 7.2, 10.1.20, 10.1.22): <c>+CREG</c>, <c>+CGREG</c>, <c>+CEREG</c>, <c>+C5GREG</c>.
/// </summary>
/// <param name="Domain">The name it came by, without the plus.</param>
/// <param name="Mode">What is reported unasked (<c>n</c>); null in an unsolicited result code.</param>
/// <param name="Stat">Registration status.</param>
/// <param name="AreaCode">Location or tracking area code.</param>
/// <param name="Cell">Cell identity.</param>
/// <param name="Access">Access technology (<c>AcT</c>): 0 GSM, 2 UTRAN, 7 E-UTRAN.</param>
internal sealed record RegistrationReport(string Domain, int? Mode, int Stat, long? AreaCode, long? Cell, int? Access)
{
    /// <summary>Whether short messages can be sent: home, roaming, or registered for SMS only.</summary>
    internal static bool CanSend(int? stat) => stat is 1 or 5 or 6 or 7;

    /// <summary>Whether the line answers a read command: only then the mode comes before the status.</summary>
    internal static bool IsReadResponse(string line) => Parse(line)?.Mode is not null;

    /// <summary>Reads both shapes; null when it is neither.</summary>
    /// <remarks>
    /// The same name with a shifted first parameter: a status is at most three digits without quotes (some modules print
    /// 001), an area code four hexadecimal digits or quoted. Quotes, blanks, case and empty codes vary by firmware; a stray
    /// quote has been seen, so they are taken off and not matched.
    /// </remarks>
    internal static RegistrationReport? Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 2 || line[0] != '+' || !line.AsSpan(0, colon).EndsWith("REG")) return null;
        var raw = line[(colon + 1)..].Split(',');
        if (Small(raw[0], 4) is not { } first) return null;
        var second = raw.Length > 1 ? Small(raw[1], 3) : null;
        var isRead = second is not null && raw.Length != 3;
        var place = raw.AsSpan(isRead ? 2 : 1);
        var domain = line[1..colon];
        var stat = isRead ? second!.Value : first;
        var mode = isRead ? first : (int?)null;
        if (place.Length < 2) return new(domain, mode, stat, place.Length == 1 ? Hex(place[0]) : null, null, null);
        // A routing area code of two digits may stand between area and cell (27.007 10.1.22).
        var cell = place.Length >= 4 && Trim(place[1]).Length <= 2 && Trim(place[2]).Length > 2 ? 2 : 1;
        var access = place.Length > cell + 1 ? Small(place[cell + 1], 3) : null;
        return new(domain, mode, stat, Hex(place[0]), Hex(place[cell]), access);
    }

    private static ReadOnlySpan<char> Trim(string field) => field.AsSpan().Trim(" \t\"");

    private static int? Small(string field, int longest)
    {
        var text = field.AsSpan().Trim();
        return text.Length <= longest && byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    // Digits up to the first that is none, as strtoul reads them: "0 5" has been seen for 0.
    private static long? Hex(string field)
    {
        var text = Trim(field);
        var length = 0;
        while (length < text.Length && char.IsAsciiHexDigit(text[length])) length++;
        return long.TryParse(text[..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}

using System.Globalization;

namespace IotSms.Modem.At.Responses;

/// <summary>
/// The module's clock (3GPP TS 27.007 8.15): <c>+CCLK: "yy/MM/dd,hh:mm:ss±zz"</c>, local time, zone in quarters of an hour.
/// </summary>
internal static class ModuleClock
{
    // Without a network the clock starts at 1970, 1980 or 2004, by firmware.
    private const int FirstTrueYear = 2020;

    /// <summary>The time it shows; null when it is no time.</summary>
    internal static DateTimeOffset? Parse(string line)
    {
        var text = line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1).Trim(" \"");
        var zoneAt = text.LastIndexOfAny('+', '-');
        var zone = zoneAt > 0 ? text[zoneAt..] : default;
        if (zoneAt > 0) text = text[..zoneAt];
        if (!DateTime.TryParseExact(
            text, ["yy/MM/dd,HH:mm:ss", "yyyy/MM/dd,HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        var quarters = 0;
        if (!zone.IsEmpty
            && (!int.TryParse(zone, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out quarters) || Math.Abs(quarters) > 56))
        {
            return null;
        }

        var year = local.Year < 2000 ? local.AddYears(100) : local;
        return new DateTimeOffset(year, TimeSpan.FromMinutes(15 * quarters));
    }

    /// <summary>Whether a network has set the clock.</summary>
    internal static bool IsSet(DateTimeOffset clock) => clock.Year is >= FirstTrueYear and < 2070;
}

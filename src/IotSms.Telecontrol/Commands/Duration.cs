using System.Globalization;

namespace IotSms.Telecontrol.Commands;

/// <summary>
/// Durations as people write them in a text: <c>500ms</c>, <c>30s</c> or just <c>30</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>.
/// </summary>
internal static class Duration
{
    /// <summary>Ten years: longer than anything here lasts, and short enough to reckon with.</summary>
    private const double MostDays = 3650;

    /// <summary>Reads one; null when it is none, or is nothing.</summary>
    public static TimeSpan? Read(string text)
    {
        int digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or ',').Count();
        string amount = text[..digits].Replace(',', '.');
        if (!double.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) || number <= 0)
            return null;
        TimeSpan? unit = text[digits..].ToLowerInvariant() switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "" or "s" or "sec" => TimeSpan.FromSeconds(1),
            "m" or "min" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => null,
        };
        return number * unit?.TotalDays <= MostDays ? number * unit : null;
    }
}

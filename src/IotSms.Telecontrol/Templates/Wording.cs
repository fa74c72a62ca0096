using System.Globalization;

namespace IotSms.Telecontrol.Templates;

/// <summary>How values are written for people, in any language.</summary>
internal static class Wording
{
    private static readonly (string Symbol, TimeSpan Length)[] Units =
    [
        ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("min", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    /// <summary>A value of any kind.</summary>
    public static string Of(object value, TimeZoneInfo zone) => value switch
    {
        string text => text,
        TimeSpan duration => Of(duration),
        DateTimeOffset date => Of(date, zone, null),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A point in time by the clock on the wall there.</summary>
    public static string Of(DateTimeOffset date, TimeZoneInfo zone, string? format) =>
        TimeZoneInfo.ConvertTime(date, zone).ToString(format ?? "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A duration in its two largest units: <c>15 min</c>, <c>1 h 5 min</c>, <c>2 d</c>.</summary>
    private static string Of(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
            return $"-{Of(duration.Negate())}";
        int first = Array.FindIndex(Units, unit => duration >= unit.Length);
        if (first < 0)
            return "0 s";
        var words = new List<string>();
        foreach (var (symbol, length) in Units.Skip(first).Take(2))
        {
            if (Math.DivRem(duration.Ticks, length.Ticks, out long rest) is > 0 and var count)
                words.Add($"{count} {symbol}");
            duration = new(rest);
        }

        return string.Join(' ', words);
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace IotSms.Agent.Commands;

/// <summary>Durations on the command line: <c>50ms</c>, <c>2s</c>, <c>5m</c>.</summary>
internal static class Duration
{
    /// <summary>Ten years: longer than anything here lasts, and short enough to reckon with.</summary>
    private const double MostDays = 3650;

    /// <summary>An option that takes a duration.</summary>
    public static Option<TimeSpan?> Option(string name, string description) => new(name)
    {
        HelpName = "DURATION",
        Description = description,
        CustomParser = Parse,
    };

    /// <summary>Reads a number with <c>ms</c>, <c>s</c>, <c>m</c> or <c>h</c>; null when it is none.</summary>
    public static TimeSpan? Read(string text)
    {
        int digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        if (!double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return null;
        }

        TimeSpan? unit = text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => null,
        };
        return number * unit?.TotalDays <= MostDays ? number * unit : null;
    }

    private static TimeSpan? Parse(ArgumentResult argument)
    {
        string text = argument.Tokens.Count > 0 ? argument.Tokens[0].Value : "";
        if (Read(text) is { } duration)
        {
            return duration;
        }

        argument.AddError($"\"{text}\" is no duration: write a number and ms, s, m or h, such as 50ms");
        return null;
    }
}

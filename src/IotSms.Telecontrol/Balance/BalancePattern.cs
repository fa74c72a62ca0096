using System.Globalization;
using System.Text.RegularExpressions;

namespace IotSms.Telecontrol.Balance;

/// <summary>
/// A regular expression that finds the amount in what the network says. It is matched in linear time, whatever it is and whatever the
/// network says (<see cref="RegexOptions.NonBacktracking"/>).
/// </summary>
public sealed class BalancePattern
{
    /// <summary>The group that holds the amount.</summary>
    public const string Group = "amount";

    /// <summary>Finds the first number, for networks that say no other.</summary>
    public const string Usual = @"(?<amount>-?\d[\d.,' ]*)";

    private readonly Regex _regex;

    private BalancePattern(Regex regex) => _regex = regex;

    /// <summary>Reads a pattern; what is wrong with it if it is none.</summary>
    public static (BalancePattern? Pattern, string? Mistake) Parse(string text)
    {
        try
        {
            var regex = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
            return regex.GetGroupNames().Contains(Group) ? (new(regex), null) : (null, $"has no group '{Group}'");
        }
        catch (RegexParseException mistake)
        {
            return (null, $"is no regular expression: {mistake.Error} at character {mistake.Offset + 1}");
        }
        catch (NotSupportedException)
        {
            return (null, "looks ahead or back, which is not supported");
        }
    }

    /// <summary>The amount; null when there is none.</summary>
    public decimal? Find(string text) => _regex.Match(text) is { Success: true } match ? Read(match.Groups[Group].Value) : null;

    /// <summary>
    /// A number as people write it. Of points and commas the last one separates the decimals if one or two digits follow it; the others
    /// separate thousands.
    /// </summary>
    private static decimal? Read(string text)
    {
        var digits = string.Concat(text.Where(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or '-')).TrimEnd('.', ',');
        int separator = digits.LastIndexOfAny(['.', ',']);
        if (separator >= 0 && digits.Length - separator - 1 > 2)
            separator = -1;
        var whole = separator < 0 ? digits : digits[..separator];
        var number = whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)
            + (separator < 0 ? "" : $".{digits[(separator + 1)..]}");
        return decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var amount) ? amount : null;
    }
}

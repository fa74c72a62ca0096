using System.Buffers;

namespace IotSms.Gateway;

/// <summary>Recipients as people and topics write them.</summary>
internal static class RecipientNumber
{
    private const int ShortestShortCode = 3, LongestShortCode = 6, ShortestNumber = 7, LongestNumber = 15;
    private const int LongestShown = 40;

    /// <summary>What people put between digits.</summary>
    private static readonly SearchValues<char> Separators = SearchValues.Create(" -.()/\u00A0\u2009\u202F\u2011\u2013");

    /// <summary>
    /// Reads a recipient: <c>+</c> or <c>00</c> and the international number, the same digits without either, a national number of the
    /// region, or a short code of 3 to 6 digits.
    /// </summary>
    /// <param name="text">What was given.</param>
    /// <param name="region">The country whose national numbers are understood; null: none.</param>
    /// <returns>E.164 with <c>+</c>, or the short code; or what is wrong.</returns>
    public static (string? Number, Refusal? Refusal) Parse(string text, string? region)
    {
        var trimmed = text.Trim();
        // "+44 (0)20 ...": the trunk prefix in brackets belongs to the national form only.
        if (trimmed.StartsWith('+'))
            trimmed = trimmed.Replace("(0)", "", StringComparison.Ordinal);
        var digits = string.Concat(trimmed.Where(c => !Separators.Contains(c)));
        var international = digits.StartsWith('+');
        if (international)
            digits = digits[1..];
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
            return Refuse(text, "is no phone number");
        if (!international && digits.StartsWith("00", StringComparison.Ordinal))
            (international, digits) = (true, digits[2..]);
        if (international)
            return International(text, digits);
        if (digits.Length is >= ShortestShortCode and <= LongestShortCode)
            return (digits, null);
        if (DialingPlan.Of(region)?.ToInternational(digits) is { } national)
            return International(text, national[1..]);
        return digits[0] == '0'
            ? Refuse(text, region is null ? "is a national number, and no region is configured" : $"is no national number of {region}")
            : International(text, digits);
    }

    private static (string? Number, Refusal? Refusal) International(string text, string digits) =>
        digits.Length is < ShortestNumber or > LongestNumber
            ? Refuse(text, $"has {digits.Length} digits, an international number has 7 to 15")
        : digits[0] == '0' ? Refuse(text, "has no country code, none begins with 0")
        : ($"+{digits}", null);

    private static (string? Number, Refusal? Refusal) Refuse(string text, string why) =>
        (null, new Refusal("invalid-number", "to", $"'{Excerpt.Of(text, LongestShown)}' {why}.",
            "Give it with country code, such as +4790012345, or a short code of 3 to 6 digits."));
}

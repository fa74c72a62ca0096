using System.Buffers;
using System.Globalization;

namespace IotSms.Telecontrol.Templates;

/// <summary>Something that is done to a value before it is written.</summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="Argument">What stands after its colon.</param>
internal sealed record TemplateFilter(string Name, string? Argument)
{
    /// <summary>The filters there are.</summary>
    public static readonly IReadOnlyList<string> Names = ["upper", "lower", "number", "date"];

    private const int LongestArgument = 32;

    /// <summary>Custom formats only: a standard one such as <c>N999999999</c> would fill the memory.</summary>
    private static readonly SearchValues<char> NumberFormat = SearchValues.Create("0#.,%+-; ");

    /// <summary>What is wrong with its argument; null when nothing is.</summary>
    public string? Mistake => (Name, Argument) switch
    {
        ("upper" or "lower", not null) => $"{Name} takes no argument",
        (_, { Length: 0 or > LongestArgument }) => $"the form of {Name} has 1 to {LongestArgument} characters",
        ("number", { } format) when format.AsSpan().ContainsAnyExcept(NumberFormat) || !format.AsSpan().ContainsAny('0', '#') =>
            $"'{format}' is no form of numbers; write it in 0, #, '.' and ',', such as 0.0",
        ("date", { } format) when !IsDateFormat(format) => $"'{format}' is no form of dates; write it such as dd.MM. HH:mm",
        _ => null,
    };

    /// <summary>The value, filtered. A value that is no number, or no date, stays as it is: it is better told than lost.</summary>
    public object Apply(object value, TimeZoneInfo zone) => Name switch
    {
        "upper" => Wording.Of(value, zone).ToUpperInvariant(),
        "lower" => Wording.Of(value, zone).ToLowerInvariant(),
        "number" => Number(value) is { } number ? number.ToString(Argument ?? "0.##", CultureInfo.InvariantCulture) : value,
        _ => Date(value) is { } date ? Wording.Of(date, zone, Argument) : value,
    };

    private static double? Number(object value) => value switch
    {
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        double or float or decimal or sbyte or byte or short or ushort or int or uint or long or ulong =>
            Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static DateTimeOffset? Date(object value) => value switch
    {
        DateTimeOffset date => date,
        string text => DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var date) ? date : null,
        _ => null,
    };

    private static bool IsDateFormat(string format)
    {
        try
        {
            return DateTimeOffset.UnixEpoch.ToString(format, CultureInfo.InvariantCulture).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

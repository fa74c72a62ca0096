using System.Globalization;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>What a reading says.</summary>
/// <param name="Text">As it was written.</param>
public readonly record struct ReadingValue(string Text)
{
    private const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>As a number; null: it is none, or none that can be compared, as <c>NaN</c> and <c>1e999</c>.</summary>
    public double? Number { get; } =
        double.TryParse(Text, Form, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Whether both say the same: as numbers if they are, and as words without regard to capitals if not.</summary>
    public bool Means(ReadingValue other) => Number is { } number && other.Number is { } another
        ? number.Equals(another)
        : string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);
}

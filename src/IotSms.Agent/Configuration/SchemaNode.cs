using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IotSms.Agent.Configuration;

/// <summary>One key of the JSON schema: what it may hold.</summary>
internal sealed record SchemaNode
{
    /// <summary>
    /// <c>object</c>, <c>array</c>, <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>;
    /// <c>null</c> is always allowed and means the default.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>What it is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>Keys of an object.</summary>
    public IReadOnlyDictionary<string, SchemaNode> Properties { get; init; } = new Dictionary<string, SchemaNode>();

    /// <summary>What the elements of an array are.</summary>
    public SchemaNode? Items { get; init; }

    /// <summary>The only values allowed; empty: any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Least value; for a duration in seconds.</summary>
    public double? Minimum { get; init; }

    /// <summary>Greatest value; for a duration in seconds.</summary>
    public double? Maximum { get; init; }

    /// <summary>Shape of a string.</summary>
    public string? Pattern { get; init; }

    /// <summary><c>duration</c>: a string as <see cref="TimeSpan"/> writes it.</summary>
    public string? Format { get; init; }

    /// <summary>What counts when it is not set, as it would be written; null: it says so itself.</summary>
    public string? Default { get; init; }

    /// <summary>Reads a node of a schema file.</summary>
    public static SchemaNode Read(JsonElement json) => new()
    {
        Type = json.GetProperty("type") is { ValueKind: JsonValueKind.Array } types
            ? types.EnumerateArray().First().GetString()!
            : json.GetProperty("type").GetString()!,
        Description = json.TryGetProperty("description", out var description) ? description.GetString()! : "",
        Properties = json.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject()
                .ToDictionary(property => property.Name, property => Read(property.Value), StringComparer.OrdinalIgnoreCase)
            : new Dictionary<string, SchemaNode>(),
        Items = json.TryGetProperty("items", out var items) ? Read(items) : null,
        Choices = json.TryGetProperty("enum", out var choices)
            ? [.. choices.EnumerateArray().Where(choice => choice.ValueKind == JsonValueKind.String).Select(choice => choice.GetString()!)]
            : [],
        Minimum = json.TryGetProperty("minimum", out var minimum) ? minimum.GetDouble() : null,
        Maximum = json.TryGetProperty("maximum", out var maximum) ? maximum.GetDouble() : null,
        Pattern = json.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null,
        Format = json.TryGetProperty("format", out var format) ? format.GetString() : null,
        Default = json.TryGetProperty("default", out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null,
    };

    /// <summary>What is wrong with a value and what would be right; null when it is allowed.</summary>
    public (string Problem, string Fix)? Refuse(string value) => this switch
    {
        { Type: "boolean" } => bool.TryParse(value, out _) ? null : ("is neither true nor false", "write true or false"),
        { Type: "integer" } => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? OutOfRange(number, bound => bound.ToString("0", CultureInfo.InvariantCulture))
            : ("is no whole number", $"write a number{Range(bound => bound.ToString("0", CultureInfo.InvariantCulture))}"),
        { Type: "number" } => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
            && double.IsFinite(real)
            ? OutOfRange(real, bound => bound.ToString(CultureInfo.InvariantCulture))
            : ("is no number", "write digits, with a dot before decimals"),
        { Format: "duration" } => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var duration)
            ? OutOfRange(duration.TotalSeconds, bound => TimeSpan.FromSeconds(bound).ToString("c", CultureInfo.InvariantCulture))
            : ("is no duration", "write hours, minutes and seconds as 00:15:00, with days before a dot as 1.00:00:00"),
        { Choices.Count: > 0 } => Choices.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? null
            : ("is not known here", $"write {string.Join(" or ", Choices)}"),
        // The whole value: $ alone lets a line end pass, such as one that a shell left in a variable.
        { Pattern: { } pattern } => Regex.Match(value, pattern, RegexOptions.CultureInvariant) is { Success: true } match
            && match.Length == value.Length
            ? null
            : ("does not have the right form", Description),
        { Type: "object" or "array" } => value.Length == 0 ? null : ("is a value where a section belongs", Description),
        _ => null,
    };

    private (string Problem, string Fix)? OutOfRange(double value, Func<double, string> show) =>
        value < Minimum || value > Maximum ? ("is out of range", $"write a value{Range(show)}") : null;

    private string Range(Func<double, string> show) =>
        Minimum is { } least && Maximum is { } greatest ? $" from {show(least)} to {show(greatest)}" : "";
}

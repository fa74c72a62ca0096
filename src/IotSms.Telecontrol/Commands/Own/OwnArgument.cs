using System.Globalization;
using System.Text.RegularExpressions;

namespace IotSms.Telecontrol.Commands.Own;

/// <summary>An argument of a command by configuration: a name, and what may stand for it.</summary>
public sealed record OwnArgument
{
    /// <summary>Its name, for the templates.</summary>
    public required string Name { get; init; }

    /// <summary>The only words allowed; empty: any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What all of it must match; null: anything.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The range of a number; null: it is none.</summary>
    public (decimal Least, decimal Greatest)? Range { get; init; }

    /// <summary>Whether it takes all that is left of the text; only the last one may.</summary>
    public bool IsRest { get; init; }

    /// <summary>What it is when nothing stands there; null: something must.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the configuration says nothing of what may stand for it.</summary>
    public bool IsFree => Choices.Count == 0 && Pattern is null && Range is null;

    /// <summary>How it is written: <c>on|off</c>, <c>[NOTE...]</c>.</summary>
    public string Usage
    {
        get
        {
            var word = Choices.Count > 0 ? string.Join('|', Choices) : Name.ToUpperInvariant() + (IsRest ? "..." : "");
            return Default is null ? word : $"[{word}]";
        }
    }

    /// <summary>The value as it is passed on; null: it may not be this.</summary>
    public string? Accept(string value) => this switch
    {
        { Choices.Count: > 0 } => Choices.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase)),
        { Range: var (least, greatest) } => ReadNumber(value) is { } number && number >= least && number <= greatest ? value : null,
        { Pattern: { } pattern } => pattern.Match(value) is { Success: true } match && match.Length == value.Length ? value : null,
        _ => value.Any(char.IsControl) ? null : value,
    };

    internal static decimal? ReadNumber(string value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null;
}

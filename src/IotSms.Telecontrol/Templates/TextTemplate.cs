using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IotSms.Telecontrol.Templates;

/// <summary>
/// A text with places for values: <c>Pump {{name}}: level {{value|number:0.0}} %</c>. It is parsed once; rendering it is pure.
/// <code>
/// template = *( text / "{{{{" / place )      ; {{{{ stands for {{
/// place    = "{{" name *( "|" part ) "}}"
/// part     = filter [ ":" argument ] / "default:" text / text
/// filter   = "upper" / "lower" / "number" / "date"
/// </code>
/// What stands after a bar and is no filter is the default, which takes a missing value's place as it is written: <c>{{name|nobody}}</c>.
/// In double quotes anything may stand, bars, braces and the words of filters too: <c>{{name|"upper"}}</c>. Filters are applied in order.
/// </summary>
public sealed class TextTemplate
{
    private readonly IReadOnlyList<TemplatePiece> _pieces;

    internal TextTemplate(IReadOnlyList<TemplatePiece> pieces)
    {
        _pieces = pieces;
        Names = pieces.OfType<TemplatePiece.Place>().Select(place => place.Name).ToHashSet();
        Required = pieces.OfType<TemplatePiece.Place>().Where(place => place.Default is null).Select(place => place.Name).ToHashSet();
    }

    /// <summary>The values that it names.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>The values that must be there: those it has no default for.</summary>
    public IReadOnlySet<string> Required { get; }

    /// <summary>What is written of it whatever the values are: its text, and its defaults.</summary>
    internal IEnumerable<string> Written => _pieces.Select(piece => piece switch
    {
        TemplatePiece.Words words => words.Text,
        TemplatePiece.Place place => place.Default ?? "",
        _ => "",
    });

    /// <summary>Reads a template that is known to be right.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static TextTemplate Parse(string text) =>
        TryParse(text, out var template, out var mistake) ? template : throw new FormatException(mistake.ToString());

    /// <summary>Reads a template; the first mistake if there is one.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out TextTemplate? template, [NotNullWhen(false)] out TemplateMistake? mistake)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = TemplateParser.Parse(text, out mistake);
        template = mistake is null ? new TextTemplate(pieces) : null;
        return template is not null;
    }

    /// <summary>The text with the values in their places. What a value holds is never read as a template.</summary>
    /// <param name="values">The values; one that is null is missing.</param>
    /// <param name="zone">The zone that times are told in.</param>
    /// <exception cref="MissingValueException">A value without default is missing.</exception>
    public string Render(IReadOnlyDictionary<string, object?> values, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(zone);
        var text = new StringBuilder();
        foreach (var piece in _pieces)
        {
            text.Append(piece switch
            {
                TemplatePiece.Words words => words.Text,
                TemplatePiece.Place place when values.GetValueOrDefault(place.Name) is { } value => place.Fill(value, zone),
                TemplatePiece.Place place => place.Default ?? throw new MissingValueException(place.Name),
                _ => "",
            });
        }

        return text.ToString();
    }
}

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands.Own;

/// <summary>
/// A payload with places for values. Where it is JSON its structure is the configuration's alone: values go into its strings and stay
/// there, whatever they hold, and a string that is nothing but the place of a number becomes the number.
/// </summary>
public sealed class PayloadTemplate
{
    private readonly JsonNode? _json;
    private readonly TextTemplate? _text;
    private readonly IReadOnlySet<string> _numbers;

    private PayloadTemplate(JsonNode? json, TextTemplate? text, IReadOnlySet<string> numbers, IReadOnlySet<string> names) =>
        (_json, _text, _numbers, Names) = (json, text, numbers, names);

    /// <summary>The values that it names.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Reads a payload. What begins as JSON does must be JSON.</summary>
    /// <param name="payload">The payload with its places.</param>
    /// <param name="numbers">The values that are numbers.</param>
    /// <param name="template">The template.</param>
    /// <param name="mistake">What is wrong.</param>
    public static bool TryParse(
        string payload, IReadOnlySet<string> numbers, [NotNullWhen(true)] out PayloadTemplate? template,
        [NotNullWhen(false)] out string? mistake)
    {
        ArgumentNullException.ThrowIfNull(payload);
        (template, mistake) = (null, null);
        var begin = payload.AsSpan().TrimStart();
        if (begin is not ['[', ..] && (begin is not ['{', ..] || begin is ['{', '{', ..]))
        {
            if (TextTemplate.TryParse(payload, out var text, out var wrong))
                template = new PayloadTemplate(null, text, numbers, text.Names);
            mistake = wrong?.ToString();
            return template is not null;
        }
        try
        {
            var json = JsonNode.Parse(payload)!;
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var value in Strings(json))
            {
                if (TextTemplate.TryParse(value, out var text, out var wrong))
                    names.UnionWith(text.Names);
                else
                    mistake ??= wrong.ToString();
            }
            template = mistake is null ? new PayloadTemplate(json, null, numbers, names) : null;
        }
        catch (JsonException malformed)
        {
            mistake = $"begins as JSON and is none ({malformed.Message.TrimEnd('.')})";
        }
        return template is not null;
    }

    /// <summary>The payload with the values in their places, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Render(IReadOnlyDictionary<string, object?> values, TimeZoneInfo zone)
    {
        if (_json is null)
            return Encoding.UTF8.GetBytes(_text!.Render(values, zone));
        var octets = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(octets, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Fill(_json, values, zone)!.WriteTo(writer);
        return octets.WrittenMemory;
    }

    private JsonNode? Fill(JsonNode? node, IReadOnlyDictionary<string, object?> values, TimeZoneInfo zone) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Fill(field.Value, values, zone)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => Fill(element, values, zone))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Fill(text, values, zone),
        _ => node?.DeepClone(),
    };

    private JsonValue Fill(string text, IReadOnlyDictionary<string, object?> values, TimeZoneInfo zone)
    {
        var filled = TextTemplate.Parse(text).Render(values, zone);
        return text is ['{', '{', .. var name, '}', '}'] && _numbers.Contains(name) && OwnArgument.ReadNumber(filled) is { } number
            ? JsonValue.Create(number)
            : JsonValue.Create(filled);
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Strings(field.Value)),
        JsonArray elements => elements.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}

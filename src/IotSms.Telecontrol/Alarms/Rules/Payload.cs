using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>What a reading says, to as many rules as ask; JSON is read once. Nothing that anybody can publish makes it throw.</summary>
internal sealed class Payload(ReadOnlyMemory<byte> octets) : IDisposable
{
    /// <summary>Nobody's sensor says more; the longest text of a message request is as long.</summary>
    private const int LongestPayload = 256 * 1024;

    /// <summary>What is longer could not stand in a short message.</summary>
    private const int LongestValue = 160;

    /// <summary>A state that waits is written with its fields.</summary>
    private const int MostFields = 32;

    private JsonDocument? _json;
    private string? _notJson;

    /// <summary>The value that a rule looks at.</summary>
    public bool TryRead(AlarmRule rule, out ReadingValue value, [NotNullWhen(false)] out string? why)
    {
        (var text, why) = Find(rule);
        value = new(text ?? "");
        why ??= value.Text.Length > LongestValue ? $"the value has {value.Text.Length} characters; the most is {LongestValue}"
            : value.Text.Any(char.IsControl) ? "the value has control characters"
            : rule.Condition.NeedsNumber && value.Number is null ? $"\"{value.Text}\" is no number"
            : null;
        return why is null;
    }

    /// <summary>The value, and the fields of the JSON at its top; null: the rule has no use for them.</summary>
    public IReadOnlyDictionary<string, string>? ValuesOf(AlarmRule rule, ReadingValue value)
    {
        if (rule.Condition is Condition.Missing)
            return null;
        var values = new Dictionary<string, string>();
        if (rule.Value is not null && _json is { RootElement: { ValueKind: JsonValueKind.Object } root })
        {
            foreach (var field in root.EnumerateObject().Take(MostFields))
                if (TryGetName(field) is { } name && TryGetText(field.Value) is { } text && IsShort(text))
                    values[name] = text;
        }
        values["value"] = value.Text;
        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => _json?.Dispose();

    private (string? Text, string? Why) Find(AlarmRule rule) =>
        octets.Length == 0 ? (null, "it is empty")
        : octets.Length > LongestPayload ? (null, $"it has {octets.Length} octets; the most is {LongestPayload}")
        : !Utf8.IsValid(octets.Span) ? (null, "it is not UTF-8")
        : rule.Value is { } path ? Select(path)
        : (Encoding.UTF8.GetString(octets.Span).Trim(), null);

    private (string? Text, string? Why) Select(JsonPath path)
    {
        if (Json() is not { } root)
            return (null, _notJson);
        try
        {
            return path.Select(root) is not { } found ? (null, $"{path} is not there")
                : TryGetText(found) is { } text ? (text, null)
                : found.ValueKind == JsonValueKind.String ? (null, $"{path} is no text of Unicode")
                : (null, $"{path} is {found.ValueKind switch
                {
                    JsonValueKind.Null => "null",
                    JsonValueKind.Array => "an array",
                    _ => "an object",
                }}");
        }
        catch (InvalidOperationException)
        {
            return (null, "it has a name that is no text of Unicode");
        }
    }

    private static bool IsShort(string text) => text.Length <= LongestValue && !text.Any(char.IsControl);

    private JsonElement? Json()
    {
        try
        {
            if (_notJson is null)
                return (_json ??= JsonDocument.Parse(octets)).RootElement;
        }
        catch (JsonException wrong)
        {
            _notJson = $"it is no JSON in line {wrong.LineNumber + 1}, octet {wrong.BytePositionInLine + 1}";
        }
        return null;
    }

    private static string? TryGetText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString(),
                JsonValueKind.Number => element.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: grammatical JSON, but no text.
            return null;
        }
    }

    private static string? TryGetName(JsonProperty field)
    {
        try
        {
            return field.Name is { Length: > 0 and <= 32 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

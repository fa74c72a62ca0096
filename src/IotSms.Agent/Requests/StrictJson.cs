using System.Text;
using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary>
/// JSON as a request may be written: UTF-8, no name twice, not deep, and every text in it readable. What passes here can be
/// read to its last letter without an exception.
/// </summary>
internal static class StrictJson
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The value, or what is wrong with it.</summary>
    public static (JsonElement Json, Refusal? Refusal) Read(ReadOnlyMemory<byte> payload)
    {
        string? field = null;
        try
        {
            _ = StrictUtf8.GetCharCount(payload.Span);
            using var document = JsonDocument.Parse(payload, Strict);
            var json = document.RootElement.Clone();
            if (json.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in json.EnumerateObject())
                {
                    // A name that can't be read throws: the mistake is not the field's before.
                    field = null;
                    field = property.Name;
                    ReadTexts(property.Value);
                }
            }

            return (json, null);
        }
        catch (DecoderFallbackException malformed)
        {
            return (default, NotUtf8(malformed, field: null));
        }
        catch (JsonException malformed)
        {
            return (default, new("bad-json", null,
                JsonMistake.Describe(malformed), "write one JSON object in UTF-8, names and texts in double quotes"));
        }
        catch (InvalidOperationException)
        {
            return (default, new("bad-value", field, "it holds half of a surrogate pair", "write whole characters"));
        }
    }

    /// <summary>A text in UTF-8, or where it is none.</summary>
    public static (string Text, Refusal? Refusal) ReadText(ReadOnlySpan<byte> payload)
    {
        try
        {
            return (StrictUtf8.GetString(payload), null);
        }
        catch (DecoderFallbackException malformed)
        {
            return ("", NotUtf8(malformed, "text"));
        }
    }

    private static Refusal NotUtf8(DecoderFallbackException malformed, string? field) =>
        new("invalid-utf8", field, $"the payload is no UTF-8: octet {malformed.Index} is wrong", "publish text as UTF-8");

    private static void ReadTexts(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                _ = json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var element in json.EnumerateArray())
                {
                    ReadTexts(element);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
        }
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IotSms.Agent.Documents;

/// <summary>Times as RFC 3339 writes them, to the second, with <c>Z</c> for UTC.</summary>
internal sealed class Rfc3339 : JsonConverter<DateTimeOffset>
{
    /// <summary>A time as text.</summary>
    public static string Format(DateTimeOffset time) => time.Offset == TimeSpan.Zero
        ? time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Reads a time that names its zone; a local time is refused, because nobody knows whose.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
        && (text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 6 && text[^6] is '+' or '-' && text.Contains('T', StringComparison.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryParse(reader.GetString() ?? "", out var time) ? time : throw new JsonException("no RFC 3339 time with zone");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));
}

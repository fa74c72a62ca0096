using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IotSms.Agent.Documents;

/// <summary>Times as RFC 3339 writes them, to the second, with <c>Z</c> for UTC.</summary>
internal sealed class Rfc3339 : JsonConverter<DateTimeOffset>
{
    /// <summary>RFC 3339 5.6, and a space for its T as its note allows. Nothing else: "09:15Z" would be today's.</summary>
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK"];

    /// <summary>A time as text.</summary>
    public static string Format(DateTimeOffset time) => time.Offset == TimeSpan.Zero
        ? time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Reads a time that names its zone; a local time is refused, because nobody knows whose.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        string upper = text.ToUpperInvariant();
        bool namesZone = upper.EndsWith('Z') || (upper.Length > 6 && upper[^6] is '+' or '-' && upper[^3] == ':');
        return DateTimeOffset.TryParseExact(upper, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time) && namesZone;
    }

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryParse(reader.GetString() ?? "", out var time) ? time : throw new JsonException("no RFC 3339 time with zone");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));
}

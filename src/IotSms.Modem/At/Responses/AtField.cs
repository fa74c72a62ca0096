using System.Globalization;

namespace IotSms.Modem.At.Responses;

/// <summary>One parameter.</summary>
internal readonly record struct AtField(string? Value, bool IsQuoted)
{
    internal string Text => Value ?? "";

    internal bool IsEmpty => string.IsNullOrEmpty(Value);

    internal int? Number => int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static AtField Of(string raw)
    {
        var text = raw.Trim();
        return text.StartsWith('"')
            ? new AtField(text.Trim('"'), true)
            : new AtField(text, false);
    }
}

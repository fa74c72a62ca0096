namespace IotSms.Modem.At.Responses;

/// <summary>The parameters of an information response, after its name (V.250 5.7.2): split at commas outside quotes.</summary>
internal readonly struct AtFields
{
    private readonly List<AtField> _fields;

    private AtFields(List<AtField> fields) => _fields = fields;

    internal int Count => _fields.Count;

    /// <summary>A parameter; an empty one when there are fewer.</summary>
    internal AtField this[int index] => index >= 0 && index < _fields.Count ? _fields[index] : default;

    /// <summary>The last parameter.</summary>
    internal AtField Last => this[Count - 1];

    /// <summary>The parameters of a line such as <c>+CSQ: 18,0</c>, with or without the blank.</summary>
    internal static AtFields Of(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return Split(colon < 0 ? line : line[(colon + 1)..]);
    }

    private static AtFields Split(string text)
    {
        List<AtField> fields = [];
        var quoted = false;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"') quoted = !quoted;
            if (i < text.Length && (quoted || text[i] != ',')) continue;
            fields.Add(AtField.Of(text[start..i]));
            start = i + 1;
        }

        return new AtFields(fields);
    }
}

namespace IotSms.Telecontrol;

/// <summary>The texts that people read, in one language.</summary>
public sealed class Phrases(IReadOnlyDictionary<string, string> texts)
{
    /// <summary>The text of this key with the values in their places.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        string text = texts[key];
        foreach (var (name, value) in values)
            text = text.Replace($"{{{{{name}}}}}", $"{value}", StringComparison.Ordinal);
        return text;
    }
}

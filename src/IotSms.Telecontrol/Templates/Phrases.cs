namespace IotSms.Telecontrol.Templates;

/// <summary>The texts that people read, in one language.</summary>
/// <param name="language">The language (RFC 5646).</param>
/// <param name="texts">A template under each key; all keys are there.</param>
/// <param name="time">Its zone is the one that times are told in.</param>
public sealed class Phrases(string language, IReadOnlyDictionary<string, TextTemplate> texts, TimeProvider time)
{
    /// <summary>The language (RFC 5646).</summary>
    public string Language { get; } = language;

    /// <summary>
    /// The text of this key with the values in their places: texts, numbers, <see cref="DateTimeOffset"/>, <see cref="TimeSpan"/>.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    /// <exception cref="MissingValueException">The text names a value that is not given.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var named = new Dictionary<string, object?>(values.Length);
        foreach (var (name, value) in values)
            named[name] = value;
        return texts[key].Render(named, time.LocalTimeZone);
    }
}

namespace IotSms.Telecontrol.Templates;

/// <summary>The texts that people read, in every language there is.</summary>
public sealed class PhraseBook
{
    /// <summary>The language that stands in for one that has no text.</summary>
    public const string Fallback = "en";

    private readonly Dictionary<string, Phrases> _languages;

    private PhraseBook(Dictionary<string, Dictionary<string, TextTemplate>> texts, TimeProvider time) => _languages = texts.ToDictionary(
        language => language.Key,
        language => new Phrases(language.Key, Complete(language.Value, texts[Fallback]), time),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The languages there are texts in.</summary>
    public IReadOnlyCollection<string> Languages => _languages.Keys;

    /// <summary>The texts that come with the program.</summary>
    public static PhraseBook BuiltIn(TimeProvider time) => Open(null, time, out _);

    /// <summary>The texts that come with the program, under those of files <c>LANG.json</c> in a directory.</summary>
    /// <param name="directory">The directory; null: none.</param>
    /// <param name="time">Its zone is the one that times are told in.</param>
    /// <param name="mistakes">Texts that can't be used; those below them stay.</param>
    public static PhraseBook Open(string? directory, TimeProvider time, out IReadOnlyList<PhraseMistake> mistakes)
    {
        var texts = TextFiles.BuiltIn();
        mistakes = directory is null ? [] : TextFiles.Overlay(directory, texts);
        return new PhraseBook(texts, time);
    }

    /// <summary>The texts in a language: those of <c>nb</c> for <c>nb-NO</c> (RFC 4647 3.4), and English where there is none.</summary>
    public Phrases Of(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        for (var range = language; range.Length > 0; range = range[..Math.Max(0, range.LastIndexOf('-'))])
        {
            if (_languages.TryGetValue(range, out var phrases))
                return phrases;
        }

        return _languages[Fallback];
    }

    private static Dictionary<string, TextTemplate> Complete(
        Dictionary<string, TextTemplate> texts, Dictionary<string, TextTemplate> fallback) =>
        fallback.ToDictionary(text => text.Key, text => texts.GetValueOrDefault(text.Key, text.Value));
}

using System.Reflection;
using System.Text.Json;

namespace IotSms.Telecontrol.Templates;

/// <summary>Reads files of texts: those in the program, and those in a directory over them.</summary>
internal static class TextFiles
{
    private const string Extension = ".json";

    /// <summary>The texts in the program, by language and key.</summary>
    public static Dictionary<string, Dictionary<string, TextTemplate>> BuiltIn() => Raw().ToDictionary(
        file => file.Language,
        file => file.Texts.ToDictionary(text => text.Key, text => TextTemplate.Parse(text.Value)),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Lays the directory's files over texts; what can't be used is left out and told.</summary>
    public static IReadOnlyList<PhraseMistake> Overlay(string directory, Dictionary<string, Dictionary<string, TextTemplate>> texts)
    {
        if (!Directory.Exists(directory))
            return [new(directory, null, "no such directory", [])];
        var known = texts[PhraseBook.Fallback].ToDictionary();
        var mistakes = new List<PhraseMistake>();
        foreach (var file in Directory.EnumerateFiles(directory, $"*{Extension}").Order(StringComparer.Ordinal))
        {
            var language = Path.GetFileNameWithoutExtension(file);
            if (!texts.TryGetValue(language, out var own))
                texts.Add(language, own = []);
            foreach (var (key, text) in Read(file, mistakes))
            {
                if (Check(file, key, text, known, out var template) is { } mistake)
                    mistakes.Add(mistake);
                else
                    own[key] = template!;
            }
        }

        return mistakes;
    }

    /// <summary>Every text in the program, unread.</summary>
    internal static IEnumerable<(string Language, Dictionary<string, string> Texts)> Raw()
    {
        var program = Assembly.GetExecutingAssembly();
        foreach (var resource in program.GetManifestResourceNames().Where(name => name.EndsWith(Extension, StringComparison.Ordinal)))
        {
            using var stream = program.GetManifestResourceStream(resource)!;
            yield return (Path.GetFileNameWithoutExtension(resource),
                JsonSerializer.Deserialize(stream, TextsJson.Default.DictionaryStringString)!);
        }
    }

    private static Dictionary<string, string> Read(string file, List<PhraseMistake> mistakes)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize(stream, TextsJson.Default.DictionaryStringString) ?? [];
        }
        catch (JsonException broken)
        {
            mistakes.Add(new(file, null, $"line {broken.LineNumber + 1}: is no JSON object with a text under each key", []));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new(file, null, "can't be read by this user", []));
        }

        return [];
    }

    private static PhraseMistake? Check(
        string file, string key, string text, Dictionary<string, TextTemplate> known, out TextTemplate? template)
    {
        template = null;
        if (!known.TryGetValue(key, out var original))
            return new(file, key, "there is no such text", [.. known.Keys]) { Word = key };
        if (!TextTemplate.TryParse(text ?? "", out template, out var mistake))
            return new(file, key, mistake.ToString(), []);
        return template.Names.FirstOrDefault(name => !original.Names.Contains(name)) is { } stranger
            ? new(file, key, $"there is no value '{stranger}' for this text", [.. original.Names]) { Word = stranger }
            : null;
    }
}

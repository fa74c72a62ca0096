using IotSms.Gateway;
using IotSms.Telecontrol.Templates;

namespace IotSms.Agent.Configuration;

/// <summary>What can be wrong with texts of one's own.</summary>
internal static class TextsCheck
{
    /// <summary>Every mistake in the files of the directory, each with the file that it stands in.</summary>
    public static IEnumerable<ConfigurationMistake> Check(TextsSection texts)
    {
        PhraseBook.Open(texts.Directory, TimeProvider.System, out var mistakes);
        return mistakes.Select(mistake => mistake.File == texts.Directory
            ? new ConfigurationMistake("Texts:Directory", mistake.File, mistake.Problem, "make it, or correct the path")
            : new ConfigurationMistake(mistake.File, mistake.Key, mistake.Problem, Fix(mistake)));
    }

    private static string Fix(PhraseMistake mistake) =>
        mistake.Word is not { } word ? "correct it, or remove it"
        : Nearest.To(word, mistake.Known) is { } nearest ? $"did you mean {nearest}?"
        : mistake.Known is { Count: > 0 and < 10 } ? $"there are {string.Join(", ", mistake.Known)}"
        : "remove it";
}

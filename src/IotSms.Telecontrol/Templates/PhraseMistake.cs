namespace IotSms.Telecontrol.Templates;

/// <summary>A text of one's own that can't be used.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Key">Its key; null: the file as a whole.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Known">Which words would be right there; none when words are not what is wrong.</param>
public sealed record PhraseMistake(string File, string? Key, string Problem, IReadOnlyCollection<string> Known)
{
    /// <summary>The word that is none of those.</summary>
    public string? Word { get; init; }
}

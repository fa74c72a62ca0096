namespace IotSms.Telecontrol.Commands;

/// <summary>The keys of the configuration that may be looked at and changed from afar.</summary>
/// <param name="Keys">The keys, as listed.</param>
/// <param name="Get">A key's value as it will be after the next start, and whether it is the default.</param>
/// <param name="Set">
/// Changes one, durably, if the configuration is right with it; null as value: back to what the file says. The answer says what is
/// wrong; null: nothing.
/// </param>
public sealed record SiteSettings(
    IReadOnlyList<string> Keys, Func<string, string> Get, Func<string, string?, string?> Set)
{
    /// <summary>None.</summary>
    public static SiteSettings None { get; } = new([], _ => "", (_, _) => "");

    /// <summary>The key that is meant: the whole of it or, where only one ends so, its last words.</summary>
    public string? Find(string word) =>
        Keys.FirstOrDefault(key => key.Equals(word, StringComparison.OrdinalIgnoreCase))
        ?? (Keys.Where(key => key.EndsWith($":{word}", StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null);
}

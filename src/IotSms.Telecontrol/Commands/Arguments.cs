namespace IotSms.Telecontrol.Commands;

/// <summary>What stands after a command's name.</summary>
/// <param name="Text">The text as it was written, without white space around it.</param>
public sealed record Arguments(string Text)
{
    /// <summary>Its words.</summary>
    public IReadOnlyList<string> Words { get; } = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether nothing stands there.</summary>
    public bool IsEmpty => Words.Count == 0;

    /// <summary>The first word; empty when there is none.</summary>
    public string First => IsEmpty ? "" : Words[0];

    /// <summary>What stands after the first word, as it was written.</summary>
    public Arguments Rest => new(Text.TrimStart()[First.Length..].Trim());
}

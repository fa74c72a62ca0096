namespace IotSms.Telecontrol.Commands;

/// <summary>What stands after a command's name.</summary>
/// <param name="Text">The text as it was written, without white space around it.</param>
public sealed record Arguments(string Text)
{
    /// <summary>Its words.</summary>
    public IReadOnlyList<string> Words { get; } = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

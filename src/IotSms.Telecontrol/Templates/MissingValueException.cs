namespace IotSms.Telecontrol.Templates;

/// <summary>A template names a value that is not there, and has no default for it.</summary>
/// <param name="name">The value's name.</param>
public sealed class MissingValueException(string name)
    : Exception($"The text wants '{name}', which is missing; give {{{{{name}|...}}}} a default.")
{
    /// <summary>The value's name.</summary>
    public string Name { get; } = name;
}

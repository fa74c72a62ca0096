using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary><c>yes</c> where nothing waits for it. Where something does, the desk reads that in its place.</summary>
internal sealed class YesCommand : ISiteCommand
{
    /// <summary>The word.</summary>
    public const string Word = "yes";

    /// <inheritdoc/>
    public string Name => Word;

    /// <inheritdoc/>
    public string Usage => Word;

    /// <inheritdoc/>
    public Role Role => Role.Observe;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases) => new CommandReading.Understood(
        (caller, _) => ValueTask.FromResult(caller.Phrases.Say("command.nothing-to-confirm")));
}

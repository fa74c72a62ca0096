using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary><c>agent restart</c>: the program ends, once its answer is on disk, and whoever supervises it starts it anew.</summary>
internal sealed class AgentRestartCommand(CommandOptions options) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "agent restart";

    /// <inheritdoc/>
    public string Usage => "agent restart";

    /// <inheritdoc/>
    public Role Role => Role.Admin;

    /// <inheritdoc/>
    public bool IsDangerous => true;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases) => new CommandReading.Understood(
        (caller, _) => ValueTask.FromResult(caller.Phrases.Say("agent.restarts"))) { Afterwards = options.Restart };
}

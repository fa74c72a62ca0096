using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary><c>modem restart [NAME]</c>: the module starts anew, by command; what waits to be sent goes on waiting meanwhile.</summary>
internal sealed class ModemRestartCommand(Messaging messaging) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "modem restart";

    /// <inheritdoc/>
    public string Usage => "modem restart [NAME]";

    /// <inheritdoc/>
    public Role Role => Role.Admin;

    /// <inheritdoc/>
    public bool IsDangerous => true;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        var modem = arguments.IsEmpty && messaging.Modems is [var only] ? only
            : messaging.Modems.FirstOrDefault(each => each.Name.Equals(arguments.Text, StringComparison.OrdinalIgnoreCase));
        return modem is null
            ? CommandReading.Wrong(
                this, phrases, phrases.Say("modem.which", ("names", string.Join(", ", messaging.Modems.Select(each => each.Name)))))
            : new CommandReading.Understood((caller, _) => ValueTask.FromResult(Restart(modem, caller.Phrases)));
    }

    private static string Restart(IModem modem, Phrases phrases) => modem.Restart() is { } obstacle
        ? phrases.Say("command.failed", ("reason", obstacle))
        : phrases.Say("modem.restarts", ("modem", modem.Name));
}

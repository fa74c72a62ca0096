using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary><c>signal</c>: how each modem hears the network, and what that is worth.</summary>
internal sealed class SignalCommand(Messaging messaging) : ISiteCommand
{
    /// <summary>Above this nothing is wrong; below the other one messages begin to fail.</summary>
    private const int Good = -85, Fair = -100;

    /// <inheritdoc/>
    public string Name => "signal";

    /// <inheritdoc/>
    public string Usage => "signal";

    /// <inheritdoc/>
    public Role Role => Role.Observe;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases) => new CommandReading.Understood(
        (caller, _) => ValueTask.FromResult(string.Join('\n', messaging.Modems.Select(modem =>
            Line(modem.Name, messaging.StatusOf(modem), caller.Phrases))))) { IsRepeatable = true };

    private static string Line(string name, ModemStatus status, Phrases phrases) => status.SignalDbm is not { } dbm
        ? phrases.Say("signal.none", ("modem", name))
        : phrases.Say(dbm >= Good ? "signal.good" : dbm >= Fair ? "signal.fair" : "signal.weak",
            ("modem", name), ("dbm", dbm), ("operator", status.Operator));
}

using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary><c>status</c>: how the site is, in one segment.</summary>
/// <param name="messaging">The messages and the modems.</param>
/// <param name="options">The site's name and its broker.</param>
/// <param name="more">What other parts of the site have to say; null: nothing.</param>
internal sealed class StatusCommand(
    Messaging messaging, CommandOptions options, IReadOnlyList<Func<Phrases, string?>> more) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "status";

    /// <inheritdoc/>
    public string Usage => "status";

    /// <inheritdoc/>
    public Role Role => Role.Observe;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases) => new CommandReading.Understood(
        (caller, _) => ValueTask.FromResult(Text(caller.Phrases))) { IsRepeatable = true };

    private string Text(Phrases phrases) => string.Join('\n',
    [
        phrases.Say("status.site",
            ("site", options.Site), ("uptime", messaging.Clock.Now.Uptime), ("waiting", messaging.Counters.Queued)),
        .. messaging.Modems.Select(modem => ModemLine.Status(modem.Name, messaging.StatusOf(modem))),
        .. (options.BrokerFault() is { } fault ? (string[])[phrases.Say("status.no-broker", ("reason", fault))] : []),
        .. more.Select(part => part(phrases)).OfType<string>(),
    ]);
}

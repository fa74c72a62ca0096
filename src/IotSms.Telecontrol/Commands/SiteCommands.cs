using IotSms.Gateway;
using IotSms.Telecontrol.Commands.Own;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary>The commands of every site, and those of its configuration.</summary>
internal static class SiteCommands
{
    /// <summary>All of them.</summary>
    /// <param name="messaging">The messages and the modems.</param>
    /// <param name="options">How commands are taken, and what the program lends to them.</param>
    /// <param name="status">What other parts of the site have to say to <c>status</c>.</param>
    public static IEnumerable<ISiteCommand> Of(Messaging messaging, CommandOptions options, IReadOnlyList<Func<Phrases, string?>> status) =>
    [
        new StatusCommand(messaging, options, status), new SignalCommand(messaging), new SendCommand(messaging), new LogCommand(options),
        new ModemRestartCommand(messaging), new AgentRestartCommand(options),
        new ConfigGetCommand(options.Settings), new ConfigSetCommand(options.Settings),
        .. options.Own.Select(own => new OwnCommand(own, options, messaging.Clock.Time)),
    ];
}

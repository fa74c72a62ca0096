using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Alarms;

/// <summary><c>alarms</c>: those that are open, the worst first, and what is silent.</summary>
internal sealed class AlarmsCommand(AlarmDesk alarms) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "alarms";

    /// <inheritdoc/>
    public string Usage => "alarms";

    /// <inheritdoc/>
    public Role Role => Role.Observe;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases) => new CommandReading.Understood(
        (caller, _) => ValueTask.FromResult(Text(alarms.Shown, caller.Phrases))) { IsRepeatable = true };

    private static string Text(AlarmsShown shown, Phrases phrases)
    {
        Alarm[] open =
        [
            .. shown.Open.OrderBy(alarm => alarm.State).ThenByDescending(alarm => alarm.Severity).ThenByDescending(alarm => alarm.Serial),
        ];
        return string.Join('\n',
        [
            open.Length == 0
                ? phrases.Say("alarm.none")
                : phrases.Say("alarm.open", ("count", open.Length), ("list", string.Join(", ", open.Select(phrases.Item)))),
            .. shown.Mutes.Select(phrases.Silent),
        ]);
    }
}

using System.Globalization;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Alarms;

/// <summary><c>ack [N|all]</c>: somebody sees to an alarm. With no number it is the one that there is.</summary>
internal sealed class AckCommand(AlarmDesk alarms) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "ack";

    /// <inheritdoc/>
    public string Usage => "ack [N|all]";

    /// <inheritdoc/>
    public Role Role => Role.Operate;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        switch (arguments.Words)
        {
            case []:
                Alarm[] waiting = [.. alarms.Shown.Unacknowledged];
                return waiting is [var only] ? One(only.Number)
                    : new CommandReading.Misunderstood(waiting.Length == 0 ? phrases.Say("alarm.none") : phrases.Which(waiting));
            case [var all] when all.Equals("all", StringComparison.OrdinalIgnoreCase):
                return new CommandReading.Understood(async (caller, cancellationToken) => caller.Phrases.Say(
                    "alarm.acknowledged-all",
                    ("count", (await alarms.AcknowledgeAllAsync(caller.User.Name, cancellationToken).ConfigureAwait(false)).Count)))
                {
                    IsRepeatable = true,
                };
            case [var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                return alarms.Shown.Alarms.Any(alarm => alarm.Number == number)
                    ? One(number)
                    : new CommandReading.Misunderstood(phrases.Say("alarm.unknown", ("number", number)));
            default:
                return CommandReading.Wrong(this, phrases, phrases.Say("alarm.unknown", ("number", arguments.Text)));
        }
    }

    private CommandReading.Understood One(int number) => new(async (caller, cancellationToken) =>
        await alarms.AcknowledgeAsync(number, caller.User.Name, cancellationToken).ConfigureAwait(false) is { } before
            ? caller.Phrases.Acknowledged(before)
            : caller.Phrases.Say("alarm.unknown", ("number", number)))
    {
        IsRepeatable = true,
    };
}

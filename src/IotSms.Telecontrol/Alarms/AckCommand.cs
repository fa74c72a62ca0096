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
                return ReadAlone(phrases);
            case [var all] when all.Equals("all", StringComparison.OrdinalIgnoreCase):
                return Repeatable(AcknowledgeAllAsync);
            case [var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && alarms.Shown.Alarms.Any(alarm => alarm.Number == number):
                return Repeatable((caller, cancellationToken) => AcknowledgeAsync(number, caller, cancellationToken));
            default:
                return CommandReading.Wrong(this, phrases, phrases.Say("alarm.unknown", ("number", arguments.Text)));
        }
    }

    /// <summary>The one that waits, or the one that was acknowledged last: perhaps by this very command, before a restart.</summary>
    private CommandReading ReadAlone(Phrases phrases)
    {
        Alarm[] waiting = [.. alarms.Shown.Unacknowledged];
        return waiting.Length > 1 ? new CommandReading.Misunderstood(phrases.Which(waiting))
            : waiting.Concat(alarms.Shown.Open.OrderByDescending(alarm => alarm.AcknowledgedAt)).FirstOrDefault() is { } only
                ? Repeatable((caller, cancellationToken) => AcknowledgeAsync(
                    alarms.Shown.Alarms.FirstOrDefault(alarm => alarm.AcknowledgedIn == IdOf(caller))?.Number ?? only.Number,
                    caller, cancellationToken))
            : new CommandReading.Misunderstood(phrases.Say("alarm.none"));
    }

    private async ValueTask<string> AcknowledgeAsync(int number, Caller caller, CancellationToken cancellationToken) =>
        await alarms.AcknowledgeAsync(number, caller.User.Name, IdOf(caller), cancellationToken).ConfigureAwait(false) is { } alarm
            ? caller.Phrases.Acknowledged(alarm, IdOf(caller))
            : caller.Phrases.Say("alarm.unknown", ("number", number));

    private async ValueTask<string> AcknowledgeAllAsync(Caller caller, CancellationToken cancellationToken)
    {
        var all = await alarms.AcknowledgeAllAsync(caller.User.Name, IdOf(caller), cancellationToken).ConfigureAwait(false);
        return caller.Phrases.Say("alarm.acknowledged-all", ("count", all.Count));
    }

    private static CommandReading.Understood Repeatable(Func<Caller, CancellationToken, ValueTask<string>> carryOut) =>
        new(carryOut) { IsRepeatable = true };

    private static string IdOf(Caller caller) => $"{caller.Approach.Via}/{caller.User.Name}/{caller.Approach.Id}";
}

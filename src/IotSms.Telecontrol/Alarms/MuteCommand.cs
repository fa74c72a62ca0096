using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Alarms;

/// <summary><c>mute [30m|2h|1d] [RULE]</c>: silence for a while, of all but the critical ones, or of one rule whatever it says.</summary>
internal sealed class MuteCommand(AlarmDesk alarms) : ISiteCommand
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(1);

    /// <summary>Who writes 30 means minutes, and is asked.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Who forgets it is told again in a week.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public string Name => "mute";

    /// <inheritdoc/>
    public string Usage => "mute [30m|2h|1d] [RULE]";

    /// <inheritdoc/>
    public Role Role => Role.Operate;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        var asked = Duration.Read(arguments.First);
        var rules = asked is null ? arguments : arguments.Rest;
        if (asked < Shortest || asked > Longest)
        {
            return CommandReading.Wrong(
                this, phrases, phrases.Say("alarm.no-time", ("text", arguments.First), ("least", Shortest), ("longest", Longest)));
        }
        var rule = alarms.Rules.FirstOrDefault(rule => rule.Name.Equals(rules.Text, StringComparison.OrdinalIgnoreCase))?.Name;
        return rule is null && !rules.IsEmpty
            ? CommandReading.Wrong(this, phrases, phrases.Say("alarm.no-rule", ("rule", rules.Text)))
            : new CommandReading.Understood((caller, cancellationToken) => MuteAsync(rule, asked ?? Usual, caller, cancellationToken))
            {
                IsRepeatable = true,
            };
    }

    private async ValueTask<string> MuteAsync(string? rule, TimeSpan length, Caller caller, CancellationToken cancellationToken)
    {
        var mute = await alarms.MuteAsync(rule, length, caller.User.Name, cancellationToken).ConfigureAwait(false);
        return caller.Phrases.Say(rule is null ? "alarm.muted" : "alarm.muted-rule", ("rule", rule), ("until", mute.UntilTold));
    }
}

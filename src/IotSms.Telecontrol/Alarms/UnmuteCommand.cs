using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Alarms;

/// <summary><c>unmute [RULE]</c>: what was silent is told again.</summary>
internal sealed class UnmuteCommand(AlarmDesk alarms) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "unmute";

    /// <inheritdoc/>
    public string Usage => "unmute [RULE]";

    /// <inheritdoc/>
    public Role Role => Role.Operate;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        var rule = arguments.Words.Count == 0 ? null : arguments.Text.ToLowerInvariant();
        return rule is not null && alarms.Rules.All(known => known.Name != rule)
            ? CommandReading.Wrong(this, phrases, phrases.Say("alarm.no-rule", ("rule", arguments.Text)))
            : new CommandReading.Understood((caller, cancellationToken) => UnmuteAsync(rule, caller, cancellationToken))
            {
                IsRepeatable = true,
            };
    }

    private async ValueTask<string> UnmuteAsync(string? rule, Caller caller, CancellationToken cancellationToken)
    {
        var ended = await alarms.UnmuteAsync(rule, cancellationToken).ConfigureAwait(false);
        return caller.Phrases.Say(ended.Count > 0 ? "alarm.unmuted" : "alarm.unmuted-none");
    }
}

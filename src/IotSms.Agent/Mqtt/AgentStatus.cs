using IotSms.Agent.Documents;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Modem.Recovery;
using IotSms.Telecontrol.Alarms;

namespace IotSms.Agent.Mqtt;

/// <summary>How the agent is doing: the gateway's counters, its own uptime, and the last module that was lost and came back.</summary>
internal sealed class AgentStatus(string agentName, Messaging messaging, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly Dictionary<string, ModemStatus> _last = [];
    private readonly Dictionary<string, ModemStatus> _lost = [];
    private RecoveryDocument? _lastRecovery;

    /// <summary>How the alarms are.</summary>
    public Func<AlarmsShown> Alarms { get; init; } = () => AlarmsShown.None;

    /// <summary>The document of topic <c>health</c>.</summary>
    public HealthDocument Health() => HealthDocument.Of(
        messaging.Counters, time.GetUtcNow(), time.GetElapsedTime(_started), _lastRecovery,
        StepsDocument.Sum(messaging.Modems.Select(modem => modem.Status.Recovery))) with
    {
        Notices = Notices(),
        StoreDamage = Damage,
        AlarmsOpen = Alarms().Open.Count(),
        AlarmsUnacknowledged = Alarms().Unacknowledged.Count(),
    };

    /// <summary>What became of a store that was found damaged.</summary>
    private DamageDocument? Damage => messaging.Opening.Salvage is { } salvage ? DamageDocument.Of(salvage) : null;

    /// <summary>The answer to <c>status</c>.</summary>
    public StatusDocument Document(BrokerDocument broker) => new(agentName, ProgramVersion.Text, broker, Health(),
        [.. messaging.Modems.Select(modem => ModemDocument.Of(modem.Name, messaging.StatusOf(modem)))],
        AlarmsDocument.Of(Alarms(), all: false));

    private string[]? Notices() =>
        messaging.Modems.SelectMany(modem => ModemNotices.Of(messaging.StatusOf(modem)).Select(notice => $"{modem.Name}: {notice}"))
            is var notices && notices.Any() ? [.. notices] : null;

    /// <summary>Notes a modem's status; true when it is of note for the health: a module was lost, is back, or has other notices.</summary>
    public bool Observe(string modem, ModemStatus status)
    {
        bool wasReady = _last.TryGetValue(modem, out var before) && before.CanSend;
        _last[modem] = status;
        if (wasReady && !status.CanSend)
        {
            _lost[modem] = status;
            return true;
        }

        if (status.CanSend && _lost.Remove(modem, out var lost))
        {
            _lastRecovery = new(modem, time.GetUtcNow(), lost.Reason, StepsSince(lost, status));
            return true;
        }

        return before is not null && !ModemNotices.Of(status).SequenceEqual(ModemNotices.Of(before));
    }

    // What it had behind it when it was lost belongs to an earlier recovery.
    private static RecoveryStep[] StepsSince(ModemStatus lost, ModemStatus back) =>
    [
        .. (back.Recovery?.Steps ?? [])
            .Where(step => lost.Recovery?.Steps.Any(old => old.At == step.At) != true)
            .Select(step => step.Step),
    ];
}

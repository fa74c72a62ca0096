using System.Text.Json.Serialization;
using IotSms.Gateway;

namespace IotSms.Agent.Documents;

/// <summary>How the agent is doing, as on topic <c>health</c>.</summary>
internal sealed record HealthDocument
{
    /// <summary>When this was true.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Seconds since the agent started.</summary>
    public required long Uptime { get; init; }

    /// <summary>Messages that wait.</summary>
    public required int Queued { get; init; }

    /// <summary>Age of the oldest of them in seconds.</summary>
    public required long? OldestQueuedAge { get; init; }

    /// <summary>Messages held as unknown.</summary>
    public required int Unknown { get; init; }

    /// <summary>Messages accepted since start.</summary>
    public required long Accepted { get; init; }

    /// <summary>Messages sent since start.</summary>
    public required long Sent { get; init; }

    /// <summary>Messages delivered since start.</summary>
    public required long Delivered { get; init; }

    /// <summary>Messages failed or undelivered since start.</summary>
    public required long Failed { get; init; }

    /// <summary>Messages expired since start.</summary>
    public required long Expired { get; init; }

    /// <summary>Messages canceled since start.</summary>
    public required long Canceled { get; init; }

    /// <summary>Messages received since start.</summary>
    public required long Received { get; init; }

    /// <summary>Dead letters on disk.</summary>
    public required int DeadLetters { get; init; }

    /// <summary>Alarms that are open.</summary>
    public int AlarmsOpen { get; init; }

    /// <summary>Those of them that nobody has acknowledged.</summary>
    public int AlarmsUnacknowledged { get; init; }

    /// <summary>What a person should look at, each with its modem; null when there is nothing.</summary>
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>The last module that was lost and works again.</summary>
    public RecoveryDocument? LastRecovery { get; init; }

    /// <summary>How often each step of recovery was taken since start, on all modules together.</summary>
    public required IReadOnlyDictionary<string, int> RecoverySteps { get; init; }

    /// <summary>The store was found damaged since the start.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DamageDocument? StoreDamage { get; init; }

    /// <summary>The document of the counters at a moment.</summary>
    public static HealthDocument Of(
        GatewayCounters counters, DateTimeOffset now, TimeSpan uptime, RecoveryDocument? lastRecovery,
        IReadOnlyDictionary<string, int> recoverySteps) => new()
    {
        At = now,
        Uptime = (long)uptime.TotalSeconds,
        Queued = counters.Queued,
        OldestQueuedAge = counters.OldestQueuedAt is { } oldest ? Math.Max(0, (long)(now - oldest).TotalSeconds) : null,
        Unknown = counters.Unknown,
        Accepted = counters.Accepted,
        Sent = counters.Sent,
        Delivered = counters.Delivered,
        Failed = counters.Failed,
        Expired = counters.Expired,
        Canceled = counters.Canceled,
        Received = counters.Received,
        DeadLetters = counters.DeadLetters,
        LastRecovery = lastRecovery,
        RecoverySteps = recoverySteps,
    };
}

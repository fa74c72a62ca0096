using IotSms.Gateway;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Outbox</c>; the defaults are those of <see cref="GatewayOptions"/>.</summary>
internal sealed record OutboxSection
{
    /// <summary>The most short messages one message may take.</summary>
    public int MaxParts { get; set; } = 6;

    /// <summary>Time to live of a message that names none.</summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromDays(1);

    /// <summary>What happens to a part that may have gone out or not.</summary>
    public UnknownPolicy OnUnknown { get; set; } = UnknownPolicy.Resend;

    /// <summary>How long a late answer or a status report is waited for.</summary>
    public TimeSpan UnknownWait { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether a status report is asked for.</summary>
    public bool StatusReport { get; set; } = true;

    /// <summary>Whether characters may be replaced by like ones.</summary>
    public bool SmartReplacement { get; set; }

    /// <summary>Messages sent in any hour.</summary>
    public int PerHour { get; set; } = 120;

    /// <summary>Messages sent in any day.</summary>
    public int PerDay { get; set; } = 500;

    /// <summary>Messages to one recipient in any hour.</summary>
    public int PerRecipientPerHour { get; set; } = 30;

    /// <summary>Messages accepted from one source in any hour.</summary>
    public int PerSourcePerHour { get; set; }

    /// <summary>Messages that may wait at once.</summary>
    public int MaxQueued { get; set; } = 10_000;

    /// <summary>Time of day between which only alarms are sent.</summary>
    public string? QuietHours { get; set; }

    /// <summary>How long ended messages are kept.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}

namespace IotSms.Gateway;

/// <summary>How the gateway keeps and sends messages.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where the store lives; made if absent.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// ISO 3166-1 country whose national numbers are understood without a country code, such as <c>NO</c>; null: international form only.
    /// </summary>
    public string? Region { get; init; }

    /// <summary>The most short messages one message may take, 1 to 255.</summary>
    public int MaxParts { get; init; } = 6;

    /// <summary>Time to live of a message that names none.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Policy of a message that names none.</summary>
    public UnknownPolicy OnUnknown { get; init; } = UnknownPolicy.Resend;

    /// <summary>How long a part in doubt waits for a late answer or a status report before the policy decides.</summary>
    public TimeSpan UnknownWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether a status report is asked for when the message does not say.</summary>
    public bool StatusReport { get; init; } = true;

    /// <summary>Whether characters outside the GSM alphabet may be replaced by like ones when the message does not say.</summary>
    public bool SmartReplacement { get; init; }

    /// <summary>Messages sent in any hour; others wait, alarms pass. 0: no limit.</summary>
    public int PerHour { get; init; } = 120;

    /// <summary>Messages sent in any day; others wait, alarms pass. 0: no limit.</summary>
    public int PerDay { get; init; } = 500;

    /// <summary>
    /// Messages accepted for one recipient in any hour, alarms too; more are refused with <c>quota-exceeded</c>. 0: no limit.
    /// </summary>
    public int PerRecipientPerHour { get; init; } = 30;

    /// <summary>Messages accepted from one source in any hour; more are refused with <c>quota-exceeded</c>. 0: no limit.</summary>
    public int PerSourcePerHour { get; init; }

    /// <summary>Messages that may wait at once; more are refused with <c>queue-full</c>.</summary>
    public int MaxQueued { get; init; } = 10_000;

    /// <summary>Daily time of day between which only alarms are sent, local time; null: none.</summary>
    public (TimeOnly From, TimeOnly To)? QuietHours { get; init; }

    /// <summary>How long parts of an incomplete incoming message are waited for before it is told as incomplete.</summary>
    public TimeSpan PartsWait { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a modem must be unable to send before another one takes over a message that it has begun.</summary>
    public TimeSpan FailOverAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The kinds of records that the floors above keep in the store (<see cref="Messaging.Records"/>).</summary>
    public IReadOnlyList<string> RecordKinds { get; init; } = [];

    /// <summary>How long ended messages are kept.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);
}

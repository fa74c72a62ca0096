namespace IotSms.Gateway;

/// <summary>What the queue knows of a message: who it is for and when, not what it says.</summary>
/// <param name="key">The order of acceptance.</param>
/// <param name="recipient">Messages to one recipient keep their order within a lane.</param>
/// <param name="lane">The lane.</param>
internal sealed class QueueItem(Ulid key, string recipient, Lane lane)
{
    public Ulid Key { get; } = key;

    public string Recipient { get; } = recipient;

    public Lane Lane { get; } = lane;

    /// <summary>Not before, on the wall clock.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How long it lives from its scheduled time on; null: for ever.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>The modem the caller asked for.</summary>
    public string? OnlyModem { get; init; }

    /// <summary>The modem that has begun it and should end it.</summary>
    public string? Carrier { get; set; }

    /// <summary>Whether a part has left: it goes on in quiet hours and beyond quotas.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Whether it has been counted against the quotas.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Given up at this uptime.</summary>
    public TimeSpan ExpiresAt { get; set; } = TimeSpan.MaxValue;

    /// <summary>Delayed until this uptime.</summary>
    public TimeSpan DelayedUntil { get; set; }

    /// <summary>Where it is.</summary>
    public QueuePlace Place { get; set; }

    /// <summary>Whether later messages of its line may pass it.</summary>
    public bool IsAside { get; set; }
}

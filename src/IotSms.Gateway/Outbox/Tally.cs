namespace IotSms.Gateway;

/// <summary>
/// What happened to outgoing messages since start; accepted and taken up = sent + failed + expired + canceled + held + waiting.
/// </summary>
internal sealed class Tally
{
    /// <summary>Accepted since start.</summary>
    public long Accepted { get; set; }

    /// <summary>Taken up from disk at start.</summary>
    public long TakenUp { get; set; }

    /// <summary>All parts accepted by the network.</summary>
    public long Sent { get; private set; }

    /// <summary>Reported as delivered.</summary>
    public long Delivered { get; private set; }

    /// <summary>Reported as not delivered.</summary>
    public long Undelivered { get; private set; }

    /// <summary>Given up.</summary>
    public long Failed { get; private set; }

    /// <summary>Time to live ended.</summary>
    public long Expired { get; private set; }

    /// <summary>Taken back.</summary>
    public long Canceled { get; private set; }

    /// <summary>Status reports that nothing here waits for.</summary>
    public long ReportsUnmatched { get; set; }

    /// <summary>Counts a step of a message; with <paramref name="by"/> -1, takes it back.</summary>
    public void Count(OutboxMessage before, OutboxMessage after, int by = 1)
    {
        if (before.SentAt is null && after.SentAt is not null)
            Sent += by;
        if (before.State == after.State)
            return;
        switch (after.State)
        {
            case OutgoingState.Delivered: Delivered += by; break;
            case OutgoingState.Undelivered: Undelivered += by; break;
            case OutgoingState.Failed: Failed += by; break;
            case OutgoingState.Expired: Expired += by; break;
            case OutgoingState.Canceled: Canceled += by; break;
        }
    }
}

namespace IotSms.Gateway;

/// <summary>Where an outgoing message stands. In JSON: the names in camel case.</summary>
public enum OutgoingState
{
    /// <summary>Waits for its time (<c>notBefore</c>).</summary>
    Scheduled,

    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>At least one part is on its way to the network or waits to follow the first.</summary>
    Sending,

    /// <summary>The network accepted every part.</summary>
    Sent,

    /// <summary>Every part's status report said so (TP-ST 00 to 1F).</summary>
    Delivered,

    /// <summary>A status report said that it was not delivered (TP-ST 40 to 7F).</summary>
    Undelivered,

    /// <summary>The module or the network refused it for good.</summary>
    Failed,

    /// <summary>Its time to live ended before the network accepted it.</summary>
    Expired,

    /// <summary>Taken back before it left.</summary>
    Canceled,

    /// <summary>A part may have gone out or not, and the policy is to hold it.</summary>
    Unknown,
}

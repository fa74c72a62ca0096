namespace IotSms.Gateway;

/// <summary>The lanes of the outbox: all of one goes before any of the next. In JSON: <c>priority</c>.</summary>
public enum Lane
{
    /// <summary>Passes quiet hours and quotas' soft limits.</summary>
    Alarm,

    /// <summary>The ordinary case.</summary>
    Normal,

    /// <summary>When nothing else waits.</summary>
    Bulk,
}

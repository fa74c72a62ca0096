namespace IotSms.Gateway;

/// <summary>Which messages to find; newest first.</summary>
public sealed record MessageFilter
{
    /// <summary>Only messages in this state.</summary>
    public OutgoingState? State { get; init; }

    /// <summary>Only messages with this number as recipient or sender.</summary>
    public string? Number { get; init; }

    /// <summary>Only messages accepted or received at or after this time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>At most this many, 1 to 1000.</summary>
    public int Limit { get; init; } = 50;
}

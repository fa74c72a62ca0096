namespace IotSms.Gateway;

/// <summary>How the gateway is doing at this moment.</summary>
/// <param name="Queued">Messages that wait: scheduled, queued, sending.</param>
/// <param name="OldestQueuedAt">When the oldest of them was accepted.</param>
/// <param name="Unknown">Messages held as unknown.</param>
/// <param name="Accepted">Messages accepted since start.</param>
/// <param name="Sent">Messages sent since start.</param>
/// <param name="Delivered">Messages delivered since start.</param>
/// <param name="Failed">Messages failed or undelivered since start.</param>
/// <param name="Expired">Messages expired since start.</param>
/// <param name="Canceled">Messages canceled since start.</param>
/// <param name="Received">Messages received since start.</param>
/// <param name="DeadLetters">Dead letters on disk.</param>
public sealed record GatewayCounters(
    int Queued, DateTimeOffset? OldestQueuedAt, int Unknown, long Accepted, long Sent, long Delivered, long Failed,
    long Expired, long Canceled, long Received, int DeadLetters);

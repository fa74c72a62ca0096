namespace IotSms.Gateway;

/// <summary>How the gateway is doing at this moment.</summary>
/// <param name="Queued">Messages that wait: scheduled, queued, sending.</param>
/// <param name="OldestQueuedAt">When the oldest of them was accepted.</param>
/// <param name="Unknown">Messages held as unknown.</param>
/// <param name="Accepted">Messages accepted since start.</param>
/// <param name="Sent">Messages sent since start.</param>
/// <param name="Delivered">Messages delivered since start.</param>
/// <param name="Failed">Messages failed since start.</param>
/// <param name="Expired">Messages expired since start.</param>
/// <param name="Canceled">Messages canceled since start.</param>
/// <param name="Received">Messages received since start.</param>
/// <param name="DeadLetters">Dead letters on disk.</param>
/// <param name="Undelivered">Sent messages reported as not delivered since start.</param>
/// <param name="TakenUp">
/// Messages that waited on disk at start. Accepted + TakenUp = Sent + Failed + Expired + Canceled + Unknown + Queued.
/// </param>
/// <param name="ReportsUnmatched">Status reports since start that no message waits for.</param>
/// <param name="RepeatsDropped">Incoming messages since start that the network brought twice.</param>
public sealed record GatewayCounters(
    int Queued, DateTimeOffset? OldestQueuedAt, int Unknown, long Accepted, long Sent, long Delivered, long Failed,
    long Expired, long Canceled, long Received, int DeadLetters, long Undelivered = 0, long TakenUp = 0,
    long ReportsUnmatched = 0, long RepeatsDropped = 0);

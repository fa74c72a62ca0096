namespace IotSms.Gateway;

/// <summary>
/// The one road on which news goes up: every durable change in order, each subscriber with its own durable cursor, so
/// that what was not acknowledged is told again after a restart.
/// </summary>
public sealed class GatewayEvents
{
    /// <summary>
    /// Tells every change after the subscriber's cursor, oldest first, and then each new one as it happens. One reader
    /// for each subscriber name.
    /// </summary>
    public IAsyncEnumerable<GatewayEvent> ReadAsync(string subscriber, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Not built yet.");

    /// <summary>Notes that this change reached the subscriber; may come in any order and returns at once.</summary>
    public void Acknowledge(string subscriber, long revision) => throw new NotSupportedException("Not built yet.");
}

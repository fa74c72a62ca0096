namespace IotSms.Agent.Mqtt;

/// <summary>Something to publish with QoS 1, not retained.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload.</param>
/// <param name="CorrelationData">MQTT 5 Correlation Data of the request it answers.</param>
internal sealed record OutgoingPublish(string Topic, ReadOnlyMemory<byte> Payload, byte[]? CorrelationData = null)
{
    /// <summary>Its payload when the broker may have passed it on already; null where the same again means the same.</summary>
    public ReadOnlyMemory<byte>? Repetition { get; init; }
}

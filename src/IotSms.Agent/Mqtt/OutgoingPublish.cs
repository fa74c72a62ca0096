namespace IotSms.Agent.Mqtt;

/// <summary>Something to publish with QoS 1, not retained.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload.</param>
/// <param name="CorrelationData">MQTT 5 Correlation Data of the request it answers, or of its own question.</param>
internal sealed record OutgoingPublish(string Topic, ReadOnlyMemory<byte> Payload, byte[]? CorrelationData = null)
{
    /// <summary>Its payload when the broker may have passed it on already; null where the same again means the same.</summary>
    public ReadOnlyMemory<byte>? Repetition { get; init; }

    /// <summary>MQTT 5 Response Topic: where an answer to it is awaited.</summary>
    public string? ResponseTopic { get; init; }

    /// <summary>MQTT 5 Message Expiry Interval: what the broker has not passed on by then it drops.</summary>
    public TimeSpan? Expiry { get; init; }
}

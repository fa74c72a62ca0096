namespace IotSms.Agent.Mqtt;

/// <summary>A PUBLISH that came in on one of the command topics.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload, copied: it outlives the packet.</param>
internal sealed record IncomingPublish(string Topic, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The RETAIN flag; of a command as published.</summary>
    public bool Retain { get; init; }

    /// <summary>Whether the broker had kept it for whoever subscribes: of any age. Never true of a command.</summary>
    public bool IsOld { get; init; }

    /// <summary>The DUP flag: the same packet may have been delivered before.</summary>
    public bool Duplicate { get; init; }

    /// <summary>MQTT 5 Response Topic.</summary>
    public string? ResponseTopic { get; init; }

    /// <summary>MQTT 5 Correlation Data.</summary>
    public byte[]? CorrelationData { get; init; }
}

namespace IotSms.Agent.Mqtt;

/// <summary>How a broker is reached.</summary>
internal enum BrokerKind
{
    /// <summary>MQTT over TCP.</summary>
    Tcp,

    /// <summary>MQTT over TLS.</summary>
    Tls,

    /// <summary>The agent hosts it.</summary>
    Embedded,
}

using IotSms.Agent.Documents;

namespace IotSms.Agent.Mqtt;

/// <summary>The agent's way to its broker: one elsewhere, or one hosted here.</summary>
internal interface IMqttLink
{
    /// <summary>How it stands with the broker.</summary>
    BrokerDocument Status { get; }

    /// <summary>Connects, stays connected and hands commands to the intake, until cancelled; then takes leave.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Publishes with QoS 1, in the order of the calls; completes when the broker has acknowledged it. Waits while there
    /// is no connection, and publishes again what was not acknowledged: its <see cref="OutgoingPublish.Repetition"/>.
    /// </summary>
    Task PublishAsync(OutgoingPublish publish, CancellationToken cancellationToken);

    /// <summary>Publishes retained; while there is no connection only the newest of each topic is kept.</summary>
    void Retain(string topic, ReadOnlyMemory<byte> payload);
}

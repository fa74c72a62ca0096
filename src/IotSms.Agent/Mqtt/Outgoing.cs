namespace IotSms.Agent.Mqtt;

/// <summary>Something on its way to the broker, until the broker has acknowledged it.</summary>
internal abstract record Outgoing
{
    private Outgoing() { }

    /// <summary>A message of its own.</summary>
    /// <param name="Publish">What is published.</param>
    /// <param name="Acknowledged">Completes with the broker's acknowledgement.</param>
    public sealed record Once(OutgoingPublish Publish, TaskCompletionSource Acknowledged) : Outgoing;

    /// <summary>The newest value of a retained topic, looked up when it leaves.</summary>
    public sealed record Newest(string Topic) : Outgoing;
}

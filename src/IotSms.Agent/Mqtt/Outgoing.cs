namespace IotSms.Agent.Mqtt;

/// <summary>Something on its way to the broker, until the broker has acknowledged it.</summary>
internal abstract record Outgoing
{
    private Outgoing() { }

    /// <summary>What goes out in its place once it went out and no acknowledgement came.</summary>
    public abstract Outgoing Again();

    /// <summary>A message of its own.</summary>
    /// <param name="Publish">What is published.</param>
    /// <param name="Acknowledged">Completes with the broker's acknowledgement.</param>
    public sealed record Once(OutgoingPublish Publish, TaskCompletionSource Acknowledged) : Outgoing
    {
        /// <inheritdoc/>
        public override Outgoing Again() =>
            Publish.Repetition is { } payload ? this with { Publish = Publish with { Payload = payload } } : this;
    }

    /// <summary>The newest value of a retained topic, looked up when it leaves.</summary>
    public sealed record Newest(string Topic) : Outgoing
    {
        /// <inheritdoc/>
        public override Outgoing Again() => this;
    }
}

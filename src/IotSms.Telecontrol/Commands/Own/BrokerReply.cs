namespace IotSms.Telecontrol.Commands.Own;

/// <summary>What came of a question.</summary>
public abstract record BrokerReply
{
    private BrokerReply() { }

    /// <summary>Somebody replied, or nobody was to.</summary>
    public sealed record Came(ReadOnlyMemory<byte> Payload) : BrokerReply;

    /// <summary>Nobody replied in time; the question was published.</summary>
    public sealed record None : BrokerReply;

    /// <summary>The question did not go out.</summary>
    public sealed record NotAsked(string Reason) : BrokerReply;
}

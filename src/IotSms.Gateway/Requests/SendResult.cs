namespace IotSms.Gateway;

/// <summary>The answer to a <see cref="SendRequest"/>.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>Durable: it survives whatever happens next.</summary>
    /// <param name="Id">The request's id.</param>
    /// <param name="Messages">One message for each recipient.</param>
    /// <param name="Repeated">Whether the same request was accepted before and this is its first answer again.</param>
    public sealed record Accepted(string Id, IReadOnlyList<OutgoingMessage> Messages, bool Repeated) : SendResult;

    /// <summary>Nothing was accepted.</summary>
    public sealed record Refused(Refusal Refusal) : SendResult;
}

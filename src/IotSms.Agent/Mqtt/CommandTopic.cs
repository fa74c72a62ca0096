namespace IotSms.Agent.Mqtt;

/// <summary>What a topic asks for.</summary>
internal abstract record CommandTopic
{
    private CommandTopic() { }

    /// <summary><c>send</c>: a message as JSON.</summary>
    public sealed record Send : CommandTopic;

    /// <summary><c>send/{address}</c>: a text for one recipient.</summary>
    /// <param name="Address">Digits without <c>+</c>, a short code, or a name.</param>
    public sealed record SendTo(string Address) : CommandTopic;

    /// <summary><c>request/{verb}</c>.</summary>
    /// <param name="Verb">What is asked for.</param>
    public sealed record Request(string Verb) : CommandTopic;

    /// <summary><c>point/{name}/set</c>: an order to an output, as text or JSON.</summary>
    /// <param name="Name">The output.</param>
    public sealed record SetPoint(string Name) : CommandTopic;
}

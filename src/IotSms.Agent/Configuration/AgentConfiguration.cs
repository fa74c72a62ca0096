namespace IotSms.Agent.Configuration;

/// <summary>The whole configuration, as bound from file and environment.</summary>
internal sealed record AgentConfiguration
{
    /// <summary>The agent itself.</summary>
    public AgentSection Agent { get; init; } = new();

    /// <summary>The modules.</summary>
    public IReadOnlyList<ModemSection> Modems { get; init; } = [];

    /// <summary>The broker.</summary>
    public MqttSection Mqtt { get; init; } = new();

    /// <summary>The HTTP API, not served yet.</summary>
    public HttpSection? Http { get; init; }

    /// <summary>How messages are kept and sent.</summary>
    public OutboxSection Outbox { get; init; } = new();

    /// <summary>How incoming messages are put together.</summary>
    public InboxSection Inbox { get; init; } = new();

    /// <summary>The Unix domain socket of the agent, in its data directory.</summary>
    public string ControlSocket => Path.Combine(Agent.DataDirectory, "control.sock");
}

namespace IotSms.Agent.Configuration;

/// <summary>
/// The whole configuration, as bound from file and environment. Its properties have setters because the source-generated
/// binder passes over init-only ones.
/// </summary>
internal sealed record AgentConfiguration
{
    /// <summary>The agent itself.</summary>
    public AgentSection Agent { get; set; } = new();

    /// <summary>The modules.</summary>
    public IReadOnlyList<ModemSection> Modems { get; set; } = [];

    /// <summary>The broker.</summary>
    public MqttSection Mqtt { get; set; } = new();

    /// <summary>The HTTP API, not served yet.</summary>
    public HttpSection? Http { get; set; }

    /// <summary>How messages are kept and sent.</summary>
    public OutboxSection Outbox { get; set; } = new();

    /// <summary>How incoming messages are put together.</summary>
    public InboxSection Inbox { get; set; } = new();

    /// <summary>Who may command the site.</summary>
    public AccessSection Access { get; set; } = new();

    /// <summary>The texts that people read.</summary>
    public TextsSection Texts { get; set; } = new();

    /// <summary>The inputs and outputs.</summary>
    public IReadOnlyList<PointSection> Points { get; set; } = [];

    /// <summary>What is alarmed, and who is told.</summary>
    public AlarmsSection Alarms { get; set; } = new();

    /// <summary>How commands are taken and answered.</summary>
    public CommandsSection Commands { get; set; } = new();

    /// <summary>How the credit of the SIMs is asked for.</summary>
    public BalanceSection? Balance { get; set; }

    /// <summary>What follows from a call.</summary>
    public CallsSection Calls { get; set; } = new();

    /// <summary>The Unix domain socket of the agent, in its data directory.</summary>
    public string ControlSocket => Path.Combine(Agent.DataDirectory, "control.sock");
}

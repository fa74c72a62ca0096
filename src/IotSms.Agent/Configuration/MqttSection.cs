namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Mqtt</c>.</summary>
internal sealed record MqttSection
{
    /// <summary>Where the broker is; <c>embedded://</c>: here.</summary>
    public string Url { get; set; } = "mqtt://localhost:1883";

    /// <summary>Stable client identifier; null: made of the agent's name.</summary>
    public string? ClientId { get; set; }

    /// <summary>User name.</summary>
    public string? User { get; set; }

    /// <summary>Password, in the open.</summary>
    public string? Password { get; set; }

    /// <summary>File that holds the password.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>First level, or levels, of every topic.</summary>
    public string BaseTopic { get; set; } = "iotsms";

    /// <summary><c>5.0</c>, <c>3.1.1</c>, or null for the first that works.</summary>
    public string? ProtocolVersion { get; set; }

    /// <summary>PEM file with the authorities that may sign the broker's certificate.</summary>
    public string? CaFile { get; set; }

    /// <summary>PEM file with the client certificate.</summary>
    public string? ClientCertificateFile { get; set; }

    /// <summary>PEM file with the client certificate's key.</summary>
    public string? ClientKeyFile { get; set; }

    /// <summary>Keep-alive period.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an answer of the broker is waited for.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the broker keeps commands while the agent is away.</summary>
    public TimeSpan SessionExpiry { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Commands the broker may send before the first is acknowledged.</summary>
    public int ReceiveMaximum { get; set; } = 100;

    /// <summary>For <c>embedded://</c>: file with one <c>user:password</c> a line.</summary>
    public string? UsersFile { get; set; }

    /// <summary>Whether the agent hosts the broker itself.</summary>
    public bool IsEmbedded => Url.StartsWith("embedded://", StringComparison.OrdinalIgnoreCase);
}

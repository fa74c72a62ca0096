namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Commands:Own:*:Mqtt</c>.</summary>
internal sealed record OwnMqttSection
{
    /// <summary>Where it publishes.</summary>
    public string Topic { get; set; } = "";

    /// <summary>What it publishes.</summary>
    public string Payload { get; set; } = "";

    /// <summary>Where the reply comes.</summary>
    public string? ReplyTopic { get; set; }

    /// <summary>How long the reply is waited for.</summary>
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What the asker is told.</summary>
    public string Answer { get; set; } = "{{reply}}";
}

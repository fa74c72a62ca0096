namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Calls</c>.</summary>
internal sealed record CallsSection
{
    /// <summary>Numbers that are known beside those of the users.</summary>
    public IReadOnlyList<string> Numbers { get; set; } = [];

    /// <summary>What is done about calls of others: <c>publish</c> or <c>ignore</c>.</summary>
    public string Strangers { get; set; } = "publish";

    /// <summary>What users' calls do.</summary>
    public IReadOnlyList<CallActionSection> Actions { get; set; } = [];
}

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Http</c>: known, not served yet.</summary>
internal sealed record HttpSection
{
    /// <summary>Address it listens on.</summary>
    public string? Url { get; set; }

    /// <summary>Bearer tokens.</summary>
    public IReadOnlyList<string> Tokens { get; set; } = [];
}

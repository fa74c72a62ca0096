namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Inbox</c>.</summary>
internal sealed record InboxSection
{
    /// <summary>How long missing parts are waited for.</summary>
    public TimeSpan PartsWait { get; set; } = TimeSpan.FromDays(1);
}

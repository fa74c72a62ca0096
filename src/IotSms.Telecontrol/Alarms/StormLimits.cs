namespace IotSms.Telecontrol.Alarms;

/// <summary>How many messages alarms may cause in any period; what is beyond is collapsed.</summary>
public sealed record StormLimits
{
    /// <summary>Messages to one recipient.</summary>
    public int Messages { get; init; } = 5;

    /// <summary>Messages in all.</summary>
    public int InAll { get; init; } = 20;

    /// <summary>
    /// Messages to one recipient beyond both, for alarms worse than all that he was told in the period, or as bad and of another rule.
    /// </summary>
    public int Reserve { get; init; } = 3;

    /// <summary>The period.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMinutes(15);
}

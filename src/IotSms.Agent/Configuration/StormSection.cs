using IotSms.Telecontrol.Alarms;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Alarms:Storm</c>; the defaults are those of <see cref="StormLimits"/>.</summary>
internal sealed record StormSection
{
    /// <summary>Messages to one recipient in any period.</summary>
    public int Messages { get; set; } = 5;

    /// <summary>Messages in all.</summary>
    public int InAll { get; set; } = 20;

    /// <summary>Messages to one recipient beyond both, for what is worse or new.</summary>
    public int Reserve { get; set; } = 3;

    /// <summary>The period.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromMinutes(15);
}

using IotSms.Telecontrol.Alarms;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Alarms:Escalation</c>; the defaults are those of <see cref="Escalation"/>.</summary>
internal sealed record EscalationSection
{
    /// <summary>How long after one person the next one is told.</summary>
    public TimeSpan After { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many times round the group it goes.</summary>
    public int Rounds { get; set; } = 2;

    /// <summary>How long after the last one a critical alarm begins another round.</summary>
    public TimeSpan? Repeat { get; set; } = TimeSpan.FromHours(1);
}

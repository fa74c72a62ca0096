namespace IotSms.Telecontrol.Alarms;

/// <summary>How an alarm that nobody acknowledges goes on.</summary>
public sealed record Escalation
{
    /// <summary>How long after one person the next one is told.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many times round the group it goes.</summary>
    public int Rounds { get; init; } = 2;

    /// <summary>How long after the last person of the last round a critical alarm begins another; null: it does not.</summary>
    public TimeSpan? Repeat { get; init; } = TimeSpan.FromHours(1);
}

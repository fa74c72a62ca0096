namespace IotSms.Gateway;

/// <summary>Both clocks of one <see cref="TimeProvider"/>.</summary>
internal sealed class GatewayClock(TimeProvider time)
{
    private readonly long _opened = time.GetTimestamp();

    /// <summary>The source of both, for timers.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Now.</summary>
    public Moment Now => new(Time.GetElapsedTime(_opened), Time.GetUtcNow());

    /// <summary>The time of day at this site.</summary>
    public TimeOnly TimeOfDay => TimeOnly.FromDateTime(Time.GetLocalNow().DateTime);
}

namespace IotSms.Gateway;

/// <summary>Both clocks of one <see cref="TimeProvider"/>.</summary>
public sealed class GatewayClock(TimeProvider time)
{
    private readonly long _opened = time.GetTimestamp();
    private DateTimeOffset _believed = time.GetUtcNow();

    /// <summary>The source of both, for timers.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Now.</summary>
    public Moment Now => new(Time.GetElapsedTime(_opened), Time.GetUtcNow());

    /// <summary>
    /// The present for what is deleted when it is old: no later than the time that has passed since the start allows, so that a wall clock
    /// set years ahead deletes nothing.
    /// </summary>
    public DateTimeOffset Believed => _believed + Now.Uptime is var passed && Now.Wall < passed ? Now.Wall : passed;

    /// <summary>Sets what is taken for the time of the start.</summary>
    internal void Believe(DateTimeOffset now) => _believed = now - Now.Uptime;

    /// <summary>The time of day at this site.</summary>
    public TimeOnly TimeOfDay => TimeOnly.FromDateTime(Time.GetLocalNow().DateTime);
}

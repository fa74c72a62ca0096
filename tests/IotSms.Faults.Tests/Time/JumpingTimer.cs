namespace IotSms.Faults.Time;

/// <summary>A timer of <see cref="JumpingTime"/>.</summary>
internal sealed class JumpingTimer(JumpingTime time, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;
    private int _setting;

    /// <summary>Grows with each change: what was planned before it is void.</summary>
    internal int Setting => Volatile.Read(ref _setting);

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        var setting = Interlocked.Increment(ref _setting);
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan) time.Plan(this, setting, dueTime);
        return true;
    }

    public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (_period > TimeSpan.Zero) time.Plan(this, Setting, _period);
        callback(state);
    }
}

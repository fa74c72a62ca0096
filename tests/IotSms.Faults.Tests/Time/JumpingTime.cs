namespace IotSms.Faults.Time;

/// <summary>
/// A clock that jumps from one timer to the next as soon as all is still: an hour of a site takes as long as the work done in it, and
/// what happens does not depend on the speed of the machine.
/// </summary>
internal sealed class JumpingTime : TimeProvider
{
    /// <summary>The wall clock at the beginning.</summary>
    internal static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private readonly Lock _turn = new();
    private readonly PriorityQueue<(JumpingTimer Timer, int Setting), (long Due, long Order)> _due = new();
    private long _now;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Time since the beginning.</summary>
    internal TimeSpan Elapsed => new(GetTimestamp());

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new JumpingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass until something is so; it is looked at when all is still.</summary>
    internal void Until(Func<bool> holds, TimeSpan limit, string what)
    {
        var end = _now + limit.Ticks;
        Turns.OfAll.TakeAsync(() =>
        {
            if (holds()) return true;
            if (_now >= end) throw new TimeoutException($"not so after {limit}: {what}");
            Jump(end);
            return false;
        }).GetAwaiter().GetResult();
    }

    /// <summary>Lets a certain time pass.</summary>
    internal void Pass(TimeSpan time)
    {
        var end = _now + time.Ticks;
        Until(() => _now >= end, time, "time passes");
    }

    internal void Plan(JumpingTimer timer, int setting, TimeSpan dueTime)
    {
        lock (_turn) _due.Enqueue((timer, setting), (_now + Math.Max(0, dueTime.Ticks), _order++));
    }

    private void Jump(long end)
    {
        while (true)
        {
            (JumpingTimer Timer, int Setting) next;
            lock (_turn)
            {
                if (!_due.TryPeek(out next, out var key) || key.Due > end)
                {
                    Volatile.Write(ref _now, end);
                    return;
                }

                _due.Dequeue();
                // Set anew or stopped since.
                if (next.Timer.Setting != next.Setting) continue;
                Volatile.Write(ref _now, Math.Max(_now, key.Due));
            }

            next.Timer.Fire();
            return;
        }
    }
}

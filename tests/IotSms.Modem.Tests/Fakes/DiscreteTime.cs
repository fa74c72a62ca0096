using IotSms.Faults.Time;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Modem.Tests.Fakes;

/// <summary>
/// A fake clock that jumps from one timer to the next when all is still: everything that can run without the clock has run, so
/// that minutes of a module's life take milliseconds and nothing depends on the speed of the machine.
/// </summary>
internal sealed class DiscreteTime : FakeTimeProvider
{
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(50);
    private readonly Lock _turn = new();
    private readonly HashSet<DueTimer> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new DueTimer(this);
        timer.Start(base.CreateTimer(timer.Wrap(callback), state, dueTime, period), dueTime);
        return timer;
    }

    /// <summary>Lets time pass until something is so.</summary>
    internal async Task UntilAsync(Func<bool> condition, TimeSpan limit)
    {
        var end = GetUtcNow() + limit;
        await Turns.OfAll.TakeAsync(() =>
        {
            if (condition()) return true;
            if (GetUtcNow() >= end) throw new TimeoutException($"not so after {limit} of the module's time");
            Jump(end);
            return false;
        }).ConfigureAwait(false);
    }

    /// <summary>Lets time pass until a task has ended.</summary>
    internal async Task<T> UntilAsync<T>(Task<T> task, TimeSpan limit)
    {
        await UntilAsync(() => task.IsCompleted, limit);
        return await task;
    }

    /// <summary>Lets a certain time pass.</summary>
    internal async Task PassAsync(TimeSpan time)
    {
        var end = GetUtcNow() + time;
        await UntilAsync(() => GetUtcNow() >= end, time + Near);
    }

    private void Jump(DateTimeOffset end)
    {
        DateTimeOffset? next;
        lock (_turn) next = _timers.Min(timer => timer.Due);
        var target = next < end ? next.Value : end;
        if (target > GetUtcNow()) SetUtcNow(target);
    }

    private sealed class DueTimer(DiscreteTime time) : ITimer
    {
        private ITimer? _timer;

        internal DateTimeOffset? Due { get; private set; }

        internal TimerCallback Wrap(TimerCallback callback) => state =>
        {
            Set(null);
            callback(state);
        };

        internal void Start(ITimer timer, TimeSpan dueTime)
        {
            _timer = timer;
            if (dueTime != TimeSpan.Zero) Set(dueTime);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Set(dueTime);
            return _timer!.Change(dueTime, period);
        }

        public void Dispose()
        {
            Set(null);
            _timer?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan? dueTime)
        {
            lock (time._turn)
            {
                Due = dueTime is { } due && due >= TimeSpan.Zero && due < TimeSpan.FromDays(365) ? time.GetUtcNow() + due : null;
                if (Due is null) time._timers.Remove(this);
                else time._timers.Add(this);
            }
        }
    }
}

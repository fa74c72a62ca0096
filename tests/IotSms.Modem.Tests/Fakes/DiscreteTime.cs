using Microsoft.Extensions.Time.Testing;

namespace IotSms.Modem.Tests.Fakes;

/// <summary>
/// A fake clock that jumps from one timer to the next. Between two jumps everything that can run without the clock runs, so
/// that minutes of a module's life take milliseconds and nothing depends on the speed of the machine.
/// </summary>
internal sealed class DiscreteTime : FakeTimeProvider
{
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(50);
    private const int MostRounds = 100;
    private readonly Lock _turn = new();
    private readonly HashSet<DueTimer> _timers = [];
    private long _activity;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _activity);
        var timer = new DueTimer(this);
        timer.Start(base.CreateTimer(timer.Wrap(callback), state, dueTime, period), dueTime);
        return timer;
    }

    public override long GetTimestamp()
    {
        Interlocked.Increment(ref _activity);
        return base.GetTimestamp();
    }

    /// <summary>Lets time pass until something is so.</summary>
    internal async Task UntilAsync(Func<bool> condition, TimeSpan limit)
    {
        var end = GetUtcNow() + limit;
        while (true)
        {
            await SettleAsync().ConfigureAwait(false);
            if (condition()) return;
            if (GetUtcNow() >= end) throw new TimeoutException($"not so after {limit} of the module's time");
            if (!Jump(end))
            {
                // Nothing is due: whatever is to come comes from a thread that has not run yet.
                await Task.Delay(TimeSpan.FromMilliseconds(5), System).ConfigureAwait(false);
                if (!condition() && !Jump(end)) Advance(Near);
            }
        }
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

    private bool Jump(DateTimeOffset end)
    {
        DateTimeOffset? next;
        lock (_turn) next = _timers.Min(timer => timer.Due);
        if (next is null) return false;
        var target = next.Value < end ? next.Value : end;
        if (target > GetUtcNow()) SetUtcNow(target);
        return true;
    }

    // Quiet is when nobody looked at the clock or set a timer. A jump to a far timer is a jump over
    // everything that might still happen before it, so it wants more quiet than one to the next line of an answer.
    private async Task SettleAsync()
    {
        DateTimeOffset? next;
        lock (_turn) next = _timers.Min(timer => timer.Due);
        var wanted = next is null || next.Value - GetUtcNow() > Near ? 4 : 1;
        for (var (quiet, rounds) = (0, 0); quiet < wanted && rounds < MostRounds; rounds++)
        {
            var before = Interlocked.Read(ref _activity);
            await Task.Delay(TimeSpan.FromMilliseconds(1), System).ConfigureAwait(false);
            quiet = Interlocked.Read(ref _activity) == before ? quiet + 1 : 0;
        }
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
            Interlocked.Increment(ref time._activity);
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

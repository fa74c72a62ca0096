namespace IotSms.Simulator.Time;

/// <summary>
/// Everything that happens in a simulation, one thing at a time: bytes from the host, requests on the control socket
/// and what was planned for later all run under one gate, in an order that depends on their times only. So a seed and a
/// fake clock give the same run each time.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="speed">How many simulated seconds pass in a second of <paramref name="time"/>.</param>
internal sealed class Timeline(TimeProvider time, double speed) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Plan, (TimeSpan Due, long Order)> _plans = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _origin = time.GetTimestamp();
    private TimeSpan? _current;
    private ITimer? _timer;
    private long _order;
    private int _depth;

    /// <summary>Simulated time since the start. While a plan runs this is the time it was due at, however late the clock called.</summary>
    public TimeSpan Now => _current ?? time.GetElapsedTime(_origin) * speed;

    /// <summary>
    /// The clock's monotonic reading in milliseconds (CLOCK_MONOTONIC on Linux), comparable between processes of one machine.
    /// </summary>
    public double MonotonicMilliseconds => time.GetTimestamp() * 1000.0 / time.TimestampFrequency;

    /// <summary>The wall clock; while a plan runs, at the time it was due.</summary>
    public DateTimeOffset WallClock => time.GetLocalNow() - (time.GetElapsedTime(_origin) - (Now / speed));

    /// <summary>Faulted as soon as the simulation can't go on.</summary>
    public Task Failed => _failed.Task;

    /// <summary>The simulation can't go on: nothing that was planned happens any more. Must be called under the gate.</summary>
    public void Fail(Exception reason)
    {
        _plans.Clear();
        _failed.TrySetException(reason);
    }

    /// <summary>Runs an action under the gate, then whatever is due.</summary>
    public void Run(Action action) => Run(() =>
    {
        action();
        return true;
    });

    /// <inheritdoc cref="Run(Action)"/>
    public T Run<T>(Func<T> function)
    {
        lock (_gate)
        {
            if (_depth > 0)
                return function();
            _depth++;
            try
            {
                RunDue();
                var result = function();
                RunDue();
                return result;
            }
            finally
            {
                _depth--;
                Arm();
            }
        }
    }

    /// <summary>Plans an action; must be called under the gate. The plan can be cancelled.</summary>
    public Plan After(TimeSpan delay, Action action)
    {
        var plan = new Plan(action);
        _plans.Enqueue(plan, (Now + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero), _order++));
        return plan;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _plans.Clear();
            _timer?.Dispose();
        }
    }

    private void RunDue()
    {
        var reached = time.GetElapsedTime(_origin) * speed;
        while (_plans.TryPeek(out var plan, out var key) && key.Due <= reached)
        {
            _plans.Dequeue();
            _current = key.Due;
            try
            {
                plan.Run();
            }
            finally
            {
                _current = null;
            }
        }
    }

    private void Arm()
    {
        while (_plans.TryPeek(out var plan, out _) && plan.IsCancelled)
            _plans.Dequeue();
        if (!_plans.TryPeek(out _, out var next))
            return;
        // Timers of the runtime count whole milliseconds: rounded up, one call is enough.
        var wait = Math.Max(0, Math.Ceiling(((next.Due / speed) - time.GetElapsedTime(_origin)).TotalMilliseconds));
        var due = TimeSpan.FromMilliseconds(Math.Min(wait, int.MaxValue));
        if (_timer is null)
            _timer = time.CreateTimer(static state => ((Timeline)state!).Tick(), this, due, Timeout.InfiniteTimeSpan);
        else
            _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void Tick()
    {
        try
        {
            Run(static () => { });
        }
        catch (Exception e) when (_failed.Task.Exception?.InnerException == e)
        {
            // Told to whoever awaits the failure.
        }
    }
}

/// <summary>Something that will happen, unless it is cancelled.</summary>
internal sealed class Plan(Action action)
{
    private Action? _action = action;

    public bool IsCancelled => _action is null;

    public void Cancel() => _action = null;

    public void Run()
    {
        var run = _action;
        _action = null;
        run?.Invoke();
    }
}

using System.Diagnostics.CodeAnalysis;

namespace IotSms.EndToEnd.Harness;

/// <summary>Lines as they come, from a process's output, and a way to wait for one without looking at the clock.</summary>
internal sealed class LineLog
{
    private readonly List<string> _lines = [];
    private TaskCompletionSource _grown = NewSignal();

    public IReadOnlyList<string> Lines
    {
        get { lock (_lines) return [.. _lines]; }
    }

    public int Count
    {
        get { lock (_lines) return _lines.Count; }
    }

    /// <summary>The lines from one on.</summary>
    public IReadOnlyList<string> From(int first)
    {
        lock (_lines) return _lines[first..];
    }

    public void Add(string line)
    {
        TaskCompletionSource grown;
        lock (_lines)
        {
            _lines.Add(line);
            (grown, _grown) = (_grown, NewSignal());
        }

        grown.SetResult();
    }

    /// <summary>The first line, from <paramref name="from"/> on, that fits.</summary>
    public async Task<string> WaitAsync(string what, Predicate<string> fits, TimeSpan limit, int from = 0)
    {
        var next = from;
        using var deadline = new CancellationTokenSource(limit, TimeProvider.System);
        while (true)
        {
            Task grown;
            lock (_lines)
            {
                for (; next < _lines.Count; next++)
                    if (fits(_lines[next])) return _lines[next];
                grown = _grown.Task;
            }

            try
            {
                await grown.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                Fail(what, limit);
            }
        }
    }

    /// <summary>Waits until the lines so far, all of them, satisfy a condition.</summary>
    public async Task WaitForAllAsync(string what, Predicate<IReadOnlyList<string>> satisfied, TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit, TimeProvider.System);
        while (true)
        {
            Task grown;
            lock (_lines) grown = _grown.Task;
            if (satisfied(Lines)) return;
            try
            {
                await grown.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                Fail(what, limit);
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [DoesNotReturn]
    private void Fail(string what, TimeSpan limit) =>
        throw new TimeoutException($"{what}: not within {limit.TotalSeconds:0} s. Last lines:\n{string.Join('\n', Lines.TakeLast(25))}");
}

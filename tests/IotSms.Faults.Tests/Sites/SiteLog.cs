using IotSms.Faults.Time;
using Microsoft.Extensions.Logging;

namespace IotSms.Faults.Sites;

/// <summary>What the program logs, with the time: shown when a test fails.</summary>
internal sealed class SiteLog(JumpingTime time) : ILoggerFactory, ILogger
{
    private readonly List<(TimeSpan At, string Line)> _lines = [];
    private readonly List<(TimeSpan At, string Step)> _steps = [];

    internal IReadOnlyList<(TimeSpan At, string Line)> Lines
    {
        get { lock (_lines) return [.. _lines]; }
    }

    /// <summary>The steps of recovery that were taken.</summary>
    internal IReadOnlyList<(TimeSpan At, string Step)> Steps
    {
        get { lock (_lines) return [.. _steps]; }
    }

    internal void Note(string line)
    {
        lock (_lines) _lines.Add((time.Elapsed, line));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Note(formatter(state, exception) + (exception is null ? "" : $" {exception}"));
        if (state is IEnumerable<KeyValuePair<string, object?>> values
            && values.FirstOrDefault(value => value.Key == "Step").Value is { } step)
        {
            lock (_lines) _steps.Add((time.Elapsed, $"{step}"));
        }
    }

    public void Dispose()
    {
    }
}

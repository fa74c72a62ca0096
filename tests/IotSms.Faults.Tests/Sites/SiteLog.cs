using IotSms.Faults.Time;
using Microsoft.Extensions.Logging;

namespace IotSms.Faults.Sites;

/// <summary>What the program logs, with the time: shown when a test fails.</summary>
internal sealed class SiteLog(JumpingTime time) : ILoggerFactory, ILogger
{
    // With IOTSMS_FAULTS_TRACE the whole talk with the modules, which takes time.
    private static readonly LogLevel Least =
        Environment.GetEnvironmentVariable("IOTSMS_FAULTS_TRACE") is null ? LogLevel.Information : LogLevel.Trace;
    private readonly List<(TimeSpan At, string Line)> _lines = [];

    internal IReadOnlyList<(TimeSpan At, string Line)> Lines
    {
        get { lock (_lines) return [.. _lines]; }
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

    public bool IsEnabled(LogLevel logLevel) => logLevel >= Least;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Note(formatter(state, exception) + (exception is null ? "" : $" {exception}"));
    }

    public void Dispose()
    {
    }
}

using System.Globalization;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Hosting;

/// <summary>The newest warnings and errors, for those who can't read the log where they are.</summary>
internal sealed class RecentLog(TimeProvider time) : ILoggerProvider
{
    private const int Kept = 20;
    private readonly LinkedList<string> _lines = new();

    /// <summary>The lines, newest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Writer(this);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Add(string message)
    {
        lock (_lines)
        {
            _lines.AddFirst($"{time.GetLocalNow().ToString("dd.MM. HH:mm", CultureInfo.InvariantCulture)} {message}");
            if (_lines.Count > Kept)
            {
                _lines.RemoveLast();
            }
        }
    }

    private sealed class Writer(RecentLog recent) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                recent.Add(formatter(state, exception));
            }
        }
    }
}

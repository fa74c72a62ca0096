using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Tests;

/// <summary>A log that is read line by line.</summary>
internal sealed class LineLog : ILogger, ILoggerFactory
{
    public Channel<(LogLevel Level, string Line)> Lines { get; } = Channel.CreateUnbounded<(LogLevel, string)>();

    /// <summary>The next line that begins like this.</summary>
    public async Task<string> NextAsync(string beginning)
    {
        while (true)
        {
            var (_, line) = await Lines.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (line.StartsWith(beginning, StringComparison.Ordinal)) return line;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Writer.TryWrite((logLevel, exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
    }
}

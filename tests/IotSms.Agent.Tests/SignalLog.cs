using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Tests;

/// <summary>A log that tells when a line has come which begins like this.</summary>
internal sealed class SignalLog<T>(string beginning) : ILogger<T>
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Seen => _seen.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).StartsWith(beginning, StringComparison.Ordinal)) _seen.TrySetResult();
    }
}

using IotSms.Gateway;
using IotSms.Telecontrol.Templates;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol;

/// <summary>
/// The controlled station (IEC 60870-1-3): who may command it, the commands, its inputs and outputs, and its alarms, put together over
/// the messages.
/// </summary>
public sealed class Outstation : IAsyncDisposable
{
    private Outstation(OutstationOptions options, Messaging messaging, ILoggerFactory loggers)
    {
        (Options, Messaging, Loggers) = (options, messaging, loggers);
        Phrases = PhraseBook.Open(options.TextsDirectory, messaging.Clock.Time, out _);
    }

    /// <summary>What the program is to publish.</summary>
    public NewsFeed News { get; } = new();

    /// <summary>The texts that people read.</summary>
    public PhraseBook Phrases { get; }

    private OutstationOptions Options { get; }

    private Messaging Messaging { get; }

    private ILoggerFactory Loggers { get; }

    /// <summary>Takes up what the store knows of it; nothing moves before <see cref="RunAsync"/>.</summary>
    public static ValueTask<Outstation> OpenAsync(
        OutstationOptions options, Messaging messaging, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(messaging);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new Outstation(options, messaging, loggers));
    }

    /// <summary>Runs until cancelled. Each part is a task of its own; one that fails by a fault ends all.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, Messaging.Clock.Time, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

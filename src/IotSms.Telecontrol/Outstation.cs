using IotSms.Gateway;
using IotSms.Telecontrol.Access;
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
        Users = new(options.Access.UsersDirectory, loggers.CreateLogger("IotSms.Access"));
    }

    /// <summary>What the program is to publish.</summary>
    public NewsFeed News { get; } = new();

    /// <summary>The texts that people read.</summary>
    public PhraseBook Phrases { get; }

    /// <summary>Everybody who is known at the site.</summary>
    public UserDirectory Users { get; }

    /// <summary>Who may, and who tried.</summary>
    public Gatekeeper Gatekeeper { get; private set; } = null!;

    private OutstationOptions Options { get; }

    private Messaging Messaging { get; }

    private ILoggerFactory Loggers { get; }

    /// <summary>Takes up what the store knows of it; nothing moves before <see cref="RunAsync"/>.</summary>
    public static async ValueTask<Outstation> OpenAsync(
        OutstationOptions options, Messaging messaging, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(messaging);
        var outstation = new Outstation(options, messaging, loggers);
        outstation.Gatekeeper = await Gatekeeper.OpenAsync(
            options.Access, outstation.Users, messaging, outstation.Phrases, outstation.News,
            loggers.CreateLogger("IotSms.Access"), cancellationToken).ConfigureAwait(false);
        return outstation;
    }

    /// <summary>Runs until cancelled. Each part is a task of its own; one that fails by a fault ends all.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, Messaging.Clock.Time, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Gatekeeper.Dispose();
        return ValueTask.CompletedTask;
    }
}

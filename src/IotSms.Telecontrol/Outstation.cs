using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Alarms;
using IotSms.Telecontrol.Balance;
using IotSms.Telecontrol.Calls;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Points;
using IotSms.Telecontrol.Templates;
using IotSms.Telecontrol.Ussd;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol;

/// <summary>
/// The controlled station (IEC 60870-1-3): who may command it, the commands, its inputs and outputs, and its alarms, put together over
/// the messages.
/// </summary>
public sealed class Outstation : IAsyncDisposable
{
    private Outstation(OutstationOptions options, PointBoard points, Messaging messaging, ILoggerFactory loggers)
    {
        (Options, Points, Messaging, Loggers) = (options, points, messaging, loggers);
        Phrases = PhraseBook.Open(options.TextsDirectory, messaging.Clock.Time, out _);
        Users = new(options.Access.UsersDirectory, loggers.CreateLogger("IotSms.Access"));
        Ussd = new UssdDesk(messaging.Modems, messaging.Clock);
    }

    /// <summary>What the program is to publish.</summary>
    public NewsFeed News { get; } = new();

    /// <summary>The texts that people read.</summary>
    public PhraseBook Phrases { get; }

    /// <summary>Everybody who is known at the site.</summary>
    public UserDirectory Users { get; }

    /// <summary>Who may, and who tried.</summary>
    public Gatekeeper Gatekeeper { get; private set; } = null!;

    /// <summary>The inputs and outputs.</summary>
    public PointBoard Points { get; }

    /// <summary>The commands there are.</summary>
    internal CommandBook Book { get; private set; } = null!;

    /// <summary>What is wrong, and who is told.</summary>
    public AlarmDesk Alarms { get; private set; } = null!;

    /// <summary>USSD, for all who ask.</summary>
    public UssdDesk Ussd { get; }

    /// <summary>The credit of the SIMs; null when no code for it is configured.</summary>
    public BalanceDesk? Balance { get; private set; }

    private CommandDesk Desk { get; set; } = null!;

    private OutstationOptions Options { get; }

    private Messaging Messaging { get; }

    private ILoggerFactory Loggers { get; }

    /// <summary>
    /// Takes up what the store knows of it; nothing but the outputs that are to be restored moves before <see cref="RunAsync"/>.
    /// </summary>
    public static async ValueTask<Outstation> OpenAsync(
        OutstationOptions options, PointBoard points, Messaging messaging, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(messaging);
        await points.TakeUpAsync(messaging.Records, cancellationToken).ConfigureAwait(false);
        var outstation = new Outstation(options, points, messaging, loggers);
        outstation.Gatekeeper = await Gatekeeper.OpenAsync(
            options.Access, outstation.Users, messaging, outstation.Phrases, outstation.News,
            loggers.CreateLogger("IotSms.Access"), cancellationToken).ConfigureAwait(false);
        if (options.Balance is { } balance)
        {
            outstation.Balance = await BalanceDesk.OpenAsync(
                balance, messaging, outstation.Ussd, outstation.News, (reading, token) => outstation.Alarms.HearAsync(reading, token),
                cancellationToken).ConfigureAwait(false);
        }
        var alarms = options.Alarms with { Rules = [.. options.Alarms.Rules, .. outstation.Balance?.Rules ?? []] };
        outstation.Alarms = await AlarmDesk.OpenAsync(
            alarms, outstation.Users, messaging, outstation.Phrases, outstation.News,
            loggers.CreateLogger("IotSms.Alarms"), cancellationToken).ConfigureAwait(false);
        outstation.Book = new(
        [
            .. SiteCommands.Of(messaging, options.Commands, status: [outstation.Alarms.Line]), .. AlarmCommands.Of(outstation.Alarms),
            .. PointCommands.Of(points), new UssdCommand(outstation.Ussd, messaging.Modems), new BalanceCommand(outstation.Balance),
        ]);
        outstation.Desk = new(
            outstation.Book, outstation.Gatekeeper, outstation.Phrases, options.Commands, messaging,
            loggers.CreateLogger("IotSms.Commands"));
        return outstation;
    }

    /// <summary>Takes a command that came by another way than a message.</summary>
    public ValueTask<CommandOutcome> CommandAsync(Approach approach, CancellationToken cancellationToken) =>
        Desk.HandleAsync(approach, cancellationToken);

    /// <summary>A message as it may be shown: without the code beside a command's words.</summary>
    public IncomingMessage Shown(IncomingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new MaskedText(Users, Book, Messaging.NumberOf).Of(message);
    }

    /// <summary>Runs until cancelled. Each part is a task of its own; one that fails by a fault ends all.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] parts =
        [
            new CommandLoop(Messaging, Desk, Loggers.CreateLogger("IotSms.Commands")).RunAsync(ending.Token),
            Points.RunAsync(News, Alarms.HearAsync, ending.Token),
            Alarms.RunAsync(ending.Token),
            new NetworkLoop(Messaging, Calls(), Ussd, News).RunAsync(ending.Token),
            .. Balance is { } balance
                ? [new BalanceLoop(balance, Messaging.Clock, Loggers.CreateLogger("IotSms.Balance")).RunAsync(ending.Token)]
                : Array.Empty<Task>(),
        ];
        await Task.WhenAny(parts).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(parts).ConfigureAwait(false);
    }

    private CallDesk Calls() => new(
        Options.Calls, Users.FindByNumber, Messaging.NumberOf, Desk.HandleAsync, Messaging.Clock, News);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Points.Dispose();
        Gatekeeper.Dispose();
        return ValueTask.CompletedTask;
    }
}

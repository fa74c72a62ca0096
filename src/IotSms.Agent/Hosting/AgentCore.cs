using IotSms.Agent.Commands;
using IotSms.Agent.Configuration;
using IotSms.Agent.Control;
using IotSms.Agent.Documents;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Requests;
using IotSms.Gateway;
using IotSms.Gateway.Storage;
using IotSms.Modem;
using IotSms.Telecontrol;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Points;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Hosting;

/// <summary>The agent put together: gateway, broker, control socket. Everything that lives as long as the program.</summary>
internal sealed partial class AgentCore : IAsyncDisposable
{
    /// <summary>How long a message that is being submitted may take to end or to be journaled when the program is to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Outstation _outstation;
    private readonly IMqttLink _link;
    private readonly Bridge _bridge;
    private readonly TelecontrolBridge _telecontrolBridge;
    private readonly ControlSocket _control;
    private readonly TaskCompletionSource _restart;
    private readonly TimeProvider _time;

    private AgentCore(
        AgentConfiguration configuration, Messaging messaging, Outstation outstation, Topics topics, BrokerQuestions questions,
        TaskCompletionSource restart, TimeProvider time, ILoggerFactory loggers)
    {
        (_time, _restart) = (time, restart);
        (Messaging, _outstation) = (messaging, outstation);
        Watch = new(messaging.Events);
        var status = new AgentStatus(configuration.Agent.Name, messaging, time) { Alarms = () => outstation.Alarms.Shown };
        var desk = new RequestDesk(
            [
                new SendVerb(messaging), new PreviewVerb(messaging), new GetVerb(messaging, outstation.Shown),
                new FindVerb(messaging, outstation.Shown),
                new CancelVerb(messaging), new DeleteVerb(messaging), new SettleVerb(messaging),
                new UssdVerb(messaging, outstation.Ussd),
                new AtVerb(messaging), new UsersVerb(outstation.Users), new UnlockVerb(outstation.Users, outstation.Gatekeeper),
                new AuditVerb(outstation.Gatekeeper), new CommandVerb(outstation), new AlarmsVerb(outstation.Alarms),
                new BalanceVerb(outstation.Balance),
                new PointsVerb(outstation.Points, configuration.Points),
                new StatusVerb(() => status.Document(_link!.Status) with
                {
                    Points = [.. outstation.Points.Outputs.Concat(outstation.Points.Inputs).Select(PointDocument.Of)],
                    Balances = BalanceDocument.All(outstation.Balance),
                }),
            ],
            loggers.CreateLogger<RequestDesk>());
        IReadOnlyList<TopicListener> listeners =
            [.. questions.Listeners, .. AlarmListeners.Of(outstation.Alarms, loggers.CreateLogger<AgentCore>())];
        _link = Link(configuration, topics, new Intake(topics, desk, listeners), time, loggers);
        questions.Link = _link;
        _bridge = new(_link, topics, messaging, outstation.Shown, status, time);
        _telecontrolBridge = new(_link, topics, outstation.News);
        _control = new(configuration.ControlSocket, desk,
            new(messaging, Watch, configuration.Outbox.StatusReport), loggers.CreateLogger<ControlSocket>());
    }

    /// <summary>The gateway.</summary>
    public Messaging Messaging { get; }

    /// <summary>Its events, for those who look on.</summary>
    public Watch Watch { get; }

    /// <summary>
    /// Opens the store and puts everything together; nothing moves yet. A disk that fails is tried again until it does not: nobody comes to
    /// start the program when it is mended.
    /// </summary>
    /// <exception cref="StoreException">The store is of a later version, or another agent has it.</exception>
    public static Task<AgentCore> OpenAsync(
        AgentConfiguration configuration, IReadOnlyList<IModem> modems, TimeProvider time, ILoggerFactory loggers,
        CancellationToken cancellationToken) => OpenAsync(
        configuration, SiteSettings.None, modems, ConfiguredPoints.Open(configuration.Points, time, loggers), time, loggers,
        cancellationToken);

    /// <summary>The same, with settings that may be changed from afar, and on other lines than the configured ones.</summary>
    public static async Task<AgentCore> OpenAsync(
        AgentConfiguration configuration, SiteSettings settings, IReadOnlyList<IModem> modems, PointBoard points, TimeProvider time,
        ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var log = loggers.CreateLogger<AgentCore>();
        var recent = new RecentLog(time);
        loggers.AddProvider(recent);
        var topics = new Topics(configuration.Mqtt.BaseTopic, configuration.Agent.Name);
        var questions = new BrokerQuestions(topics, configuration.Commands, time);
        var restart = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = TelecontrolSettings.Of(configuration);
        options = options with
        {
            Commands = options.Commands with
            {
                Settings = settings,
                RecentLog = () => recent.Lines,
                BrokerFault = questions.Fault,
                AskBroker = questions.AskAsync,
                Restart = () => restart.TrySetResult(),
            },
        };
        var backOff = new BackOff(FirstPause, LongestPause, Random.Shared);
        while (true)
        {
            try
            {
                var messaging = await Messaging.OpenAsync(GatewaySettings.Of(configuration), modems, time, loggers, cancellationToken);
                try
                {
                    var outstation = await Outstation.OpenAsync(options, points, messaging, loggers, cancellationToken);
                    return new(configuration, messaging, outstation, topics, questions, restart, time, loggers);
                }
                catch
                {
                    // Its directory must be free for the next try.
                    await messaging.DisposeAsync();
                    throw;
                }
            }
            catch (StoreException failed) when (MayMend(failed))
            {
                points.DoWithoutStore();
                var pause = backOff.Next();
                LogDiskFails(log, Failure.Of(failed).Line, pause.TotalSeconds);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Runs until cancelled, or until somebody who may wants it started anew; then stops from the module outwards: first what is being sent
    /// ends or is journaled, then the broker is told. Throws when a part of it ends by itself.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var inner = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var outer = new CancellationTokenSource();
        var gateway = Messaging.RunAsync(inner.Token);
        Task[] fronts =
        [
            _link.RunAsync(outer.Token), _bridge.RunAsync(outer.Token), _telecontrolBridge.RunAsync(outer.Token),
            _control.RunAsync(outer.Token), Watch.RunAsync(outer.Token),
        ];
        var telecontrol = _outstation.RunAsync(inner.Token);
        var first = await Task.WhenAny([gateway, telecontrol, _restart.Task, .. fronts]);
        bool isAsked = cancellationToken.IsCancellationRequested || first == _restart.Task;
        await inner.CancelAsync();
        await Task.WhenAll(gateway, telecontrol).WaitAsync(Grace, _time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await outer.CancelAsync();
        await Task.WhenAll(fronts).WaitAsync(Grace, _time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!isAsked)
        {
            await first;
            throw new InvalidOperationException("A part of the agent ended by itself.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _outstation.DisposeAsync();
        await Messaging.DisposeAsync();
    }

    /// <summary>Whether it is the disk that fails; a directory of somebody else's is a mistake of the configuration.</summary>
    private static bool MayMend(StoreException failed) => failed.Error is StoreError.ReadOnly or StoreError.DiskFull or StoreError.Io
        && failed.InnerException is not UnauthorizedAccessException;

    private static IMqttLink Link(AgentConfiguration configuration, Topics topics, Intake intake, TimeProvider time, ILoggerFactory loggers)
    {
        var mqtt = configuration.Mqtt;
        return mqtt.IsEmbedded
            ? new EmbeddedBroker(mqtt, topics, intake, new(Path.Combine(configuration.Agent.DataDirectory, "retained.json")),
                mqtt.UsersFile is { } users ? BrokerUsers.Read(users) : null, loggers.CreateLogger<EmbeddedBroker>())
            : new BrokerLink(mqtt, configuration.Agent.Name, topics, intake,
                new BackOff(FirstPause, LongestPause, Random.Shared), time, loggers.CreateLogger<BrokerLink>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Line} Tried again in {Seconds:F0} s.")]
    private static partial void LogDiskFails(ILogger logger, string line, double seconds);
}

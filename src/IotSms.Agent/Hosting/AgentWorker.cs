using System.Globalization;
using IotSms.Agent.Configuration;
using IotSms.Telecontrol.Commands;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Hosting;

/// <summary>The agent under a host: ready once the store is open, alive to systemd's watchdog while everything in it gets on.</summary>
internal sealed partial class AgentWorker(
    AgentConfiguration configuration, SiteSettings settings, TimeProvider time, ILoggerFactory loggers, IHostApplicationLifetime lifetime,
    AgentEnd end, ISystemdNotifier? systemd = null) : BackgroundService
{
    private readonly ILogger _log = loggers.CreateLogger<AgentWorker>();
    private AgentCore? _agent;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration.Http is not null)
        {
            LogNoHttp(_log);
        }

        _agent = await AgentCore.OpenAsync(
            configuration, settings, ConfiguredModems.Open(configuration.Modems, time, loggers),
            ConfiguredPoints.Open(configuration.Points, time, loggers), time, loggers, cancellationToken);
        LogStarted(_log, ProgramVersion.Text, configuration.Agent.Name, configuration.Agent.DataDirectory);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var feeding = FeedWatchdogAsync(stoppingToken);
            await _agent!.RunAsync(stoppingToken);
            await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
        {
            end.Failed(failed);
        }
        finally
        {
            await Closing.OfAsync(_agent!, time, _log);
            lifetime.StopApplication();
        }
    }

    private async Task FeedWatchdogAsync(CancellationToken cancellationToken)
    {
        if (systemd is not null
            && long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out long microseconds))
        {
            var watchdog = new Watchdog(
                _agent!.Messaging.Modems, _agent.Messaging.StoreAnswersAsync,
                () => systemd.Notify(new ServiceState("WATCHDOG=1")), time, _log);
            await watchdog.FeedAsync(TimeSpan.FromMicroseconds(microseconds), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "iotsms {Version} runs as {Name} on {DataDirectory}.")]
    private static partial void LogStarted(ILogger logger, string version, string name, string dataDirectory);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Section Http is configured, but this version serves no HTTP; it is left alone.")]
    private static partial void LogNoHttp(ILogger logger);
}

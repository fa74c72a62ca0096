using System.CommandLine;
using System.Runtime.ExceptionServices;
using IotSms.Agent.Configuration;
using IotSms.Agent.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace IotSms.Agent.Commands;

/// <summary><c>run</c>: the agent, in the foreground.</summary>
internal static class RunCommand
{
    /// <summary>Longer than the agent's own patience, so that it is the agent that decides.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(45);

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var config = AgentOptions.Config();
        var command = new Command("run",
            "Run the agent in the foreground until SIGTERM or Ctrl-C; tells systemd when it is ready.") { config };
        command.SetAction((parsed, cancellationToken) => RunAsync(ConfigurationReading.Read(parsed.GetValue(config)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ConfigurationReading reading, CancellationToken cancellationToken)
    {
        if (reading.Configuration is not { } configuration)
        {
            return AgentOptions.Refuse(reading.Mistakes);
        }

        foreach (var mistake in reading.SetAside)
        {
            await Console.Error.WriteLineAsync($"iotsms: the settings changed from afar are left alone: {mistake}");
        }

        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.SetMinimumLevel(configuration.Agent.LogLevel).AddFilter("Microsoft", LogLevel.None);
        builder.Logging.AddConsole(console => console.FormatterName = LineFormatter.FormatterName);
        builder.Services.AddSingleton<ConsoleFormatter, LineFormatter>();
        builder.Services.AddSystemd();
        // Other supervisors speak systemd's protocol too (podman, s6): for them the socket alone says so, not the parent's name.
        if (!SystemdHelpers.IsSystemdService() && Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is not null)
        {
            builder.Services.AddSingleton<ISystemdNotifier, SystemdNotifier>().AddSingleton<IHostLifetime, SystemdLifetime>();
        }

        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        var end = new AgentEnd();
        builder.Services.AddSingleton(configuration).AddSingleton(reading.Settings!.Of(configuration.Commands.Settings))
            .AddSingleton(TimeProvider.System).AddSingleton(end).AddHostedService<AgentWorker>();
        using var host = builder.Build();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        try
        {
            await host.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            // Asked to stop before it had started: it does.
        }

        if (end.Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return ExitCode.Ok;
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using IotSms.Agent.Configuration;
using IotSms.Agent.Control;
using IotSms.Agent.Documents;
using IotSms.Agent.Hosting;
using IotSms.Modem;
using IotSms.Telecontrol.Access;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Agent.Doctor;

/// <summary>Everything that stands between a user and a first SMS, in the order it is met.</summary>
internal sealed class Examination(Machine machine, TimeProvider time)
{
    /// <summary>How long a module may take from power to the network before it is judged as it stands.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Looks at everything; without an agent that runs, the modules are asked directly.</summary>
    public async IAsyncEnumerable<Finding> RunAsync(
        ConfigurationReading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (reading.Configuration is not { } configuration)
        {
            foreach (var mistake in reading.Mistakes)
            {
                yield return Finding.Fail("configuration", $"{mistake.Key}: {mistake.Problem}", mistake.Fix);
            }

            yield break;
        }

        yield return Finding.Ok("configuration", "no mistake in it");
        yield return SystemChecks.Clock(time);
        yield return SystemChecks.Disk(configuration.Agent.DataDirectory);
        foreach (var finding in UserChecks.Look(configuration, KernelClock.IsSynchronized))
        {
            yield return finding;
        }

        var (status, agent) = await AskAgentAsync(configuration.ControlSocket, cancellationToken);
        yield return agent;
        yield return await BrokerChecks.LookAsync(configuration, status, time, cancellationToken);
        if (agent.Severity == Severity.Fail)
        {
            // An agent may be at work: the modules are not taken away from it.
            yield break;
        }

        foreach (var finding in PointChecks.Look(machine, configuration.Points, status))
        {
            yield return finding;
        }

        var (accounts, _) = UserFiles.Read(AccessSettings.UsersDirectory(configuration));
        foreach (var finding in AlarmChecks.Look(configuration.Alarms, [.. accounts.Select(account => account.User)]))
        {
            yield return finding;
        }

        await foreach (var finding in LookAtModemsAsync(configuration, status, cancellationToken))
        {
            yield return finding;
        }
    }

    private async IAsyncEnumerable<Finding> LookAtModemsAsync(
        AgentConfiguration configuration, StatusDocument? status, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The agent's own hold on the port is as it should be.
        foreach (var finding in configuration.Modems.SelectMany(modem => PortChecks.LookAround(machine, modem.Port)).Distinct()
            .Where(finding => status is null || !finding.Detail.Contains("iotsms", StringComparison.Ordinal)))
        {
            yield return finding;
        }

        List<ModemSection> reachable = [];
        foreach (var (place, modem) in status is null ? configuration.Modems.Index() : [])
        {
            var port = await PortChecks.OpenAsync(modem, time, cancellationToken);
            yield return port;
            if (port.Severity == Severity.Ok)
            {
                reachable.Add(modem with { Name = ModemConfiguration.Name(modem, place) });
            }
        }

        var documents = status?.Modems ?? await AskModemsAsync(reachable, cancellationToken);
        foreach (var finding in documents.SelectMany(ModemChecks.Look))
        {
            yield return finding;
        }
    }

    private static async Task<(StatusDocument? Status, Finding Finding)> AskAgentAsync(string socket, CancellationToken cancellationToken)
    {
        try
        {
            using var agent = await ControlClient.ConnectAsync(socket, cancellationToken);
            return await agent.AskAsync("status", [], news: null, cancellationToken) is ControlReply.Answered { Answer: var answer }
                && answer.Deserialize(AgentJson.Contract.StatusDocument) is { } status
                ? (status, Finding.Ok("agent", $"runs, {status.Version}, {status.Health.Queued} waiting"))
                : (null, Finding.Fail("agent", "runs, and does not tell its status", "sudo systemctl restart iotsms"));
        }
        catch (AgentAbsentException forbidden) when (forbidden.IsForbidden)
        {
            return (null, Finding.Fail("agent", "this user may not talk to it", "sudo iotsms doctor"));
        }
        catch (AgentAbsentException)
        {
            return (null, Finding.Warn(
                "agent", "does not run; the modules are asked directly", "sudo systemctl start iotsms, or iotsms run"));
        }
    }

    private async Task<IReadOnlyList<ModemDocument>> AskModemsAsync(
        IReadOnlyList<ModemSection> reachable, CancellationToken cancellationToken)
    {
        var modems = ConfiguredModems.Open(reachable, time, NullLoggerFactory.Instance);
        using var timeout = new CancellationTokenSource(Patience, time);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var running = modems.Select(modem => modem.RunAsync(enough.Token)).ToArray();
        await Task.WhenAll(modems.Select(modem => SettleAsync(modem, enough.Token)));
        ModemDocument[] documents = [.. modems.Select(modem => ModemDocument.Of(modem.Name, modem.Status))];
        await enough.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var modem in modems)
        {
            await modem.DisposeAsync();
        }

        return documents;
    }

    /// <summary>Waits until a module is ready, or says by itself that it will not be, or patience ends.</summary>
    private static async Task SettleAsync(IModem modem, CancellationToken cancellationToken)
    {
        try
        {
            while (modem.Status.State is not (ModemState.Ready or ModemState.SimLocked or ModemState.Faulted))
            {
                await modem.News.ReadAsync(cancellationToken);
            }
        }
        catch (Exception enough) when (enough is OperationCanceledException or ChannelClosedException)
        {
            // Judged as it stands.
        }
    }
}

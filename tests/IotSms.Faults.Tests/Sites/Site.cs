using IotSms.Faults.Time;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Simulator;

namespace IotSms.Faults.Sites;

/// <summary>
/// A site of real parts: the gateway with its store in a directory, its modems, and simulated modules with their power lines.
/// </summary>
internal sealed class Site : IDisposable
{
    private readonly Func<GatewayOptions, GatewayOptions> _options;
    private readonly List<(TimeSpan At, GatewayEvent News)> _told = [];
    private readonly List<(TimeSpan At, string Modem, ModemStatus Status)> _shown = [];
    private string _directory = Directory.CreateTempSubdirectory("iotsms-faults").FullName;

    internal Site(Func<GatewayOptions, GatewayOptions> options, params IReadOnlyList<RadioPlan> plans)
    {
        _options = options;
        Log = new SiteLog(Time);
        Radios = [.. plans.Select(plan => new Radio(plan, Time))];
        Traffic = new Traffic(this);
        StartAgent();
    }

    internal JumpingTime Time { get; } = new();

    internal SiteLog Log { get; }

    internal IReadOnlyList<Radio> Radios { get; }

    /// <summary>The only one.</summary>
    internal Radio Radio => Assert.Single(Radios);

    internal Simulation Module => Radio.Module;

    /// <summary>The texts that go in and out.</summary>
    internal Traffic Traffic { get; }

    /// <summary>The program; null while none runs.</summary>
    internal Agent? Agent { get; private set; }

    internal ModemStatus Status => Agent!.Messaging.Modems[0].Status;

    internal bool IsReady => Agent!.Messaging.Modems.All(modem => modem.Status.State == ModemState.Ready);

    /// <summary>What the subscriber was told over all lives of the program, with the time.</summary>
    internal IReadOnlyList<(TimeSpan At, GatewayEvent News)> Told
    {
        get { lock (_told) return [.. _told]; }
    }

    /// <summary>The statuses of the modems as they were shown.</summary>
    internal IReadOnlyList<(TimeSpan At, string Modem, ModemStatus Status)> Shown
    {
        get { lock (_shown) return [.. _shown]; }
    }

    internal void Until(Func<bool> holds, TimeSpan limit, string what) => Time.Until(holds, limit, what);

    internal void UntilReady() => Until(() => IsReady, TimeSpan.FromHours(3), "every modem is ready");

    internal void Pass(TimeSpan time) => Time.Pass(time);

    /// <summary>Somebody types a command.</summary>
    internal void Type(string command)
    {
        var typing = Agent!.Messaging.Modems[0].ExecuteAsync(command, CancellationToken.None).AsTask();
        Until(() => typing.IsCompleted, TimeSpan.FromMinutes(5), command);
    }

    /// <summary>Somebody takes a message back, if that can still be.</summary>
    internal void Cancel(string id)
    {
        var canceling = Agent!.Messaging.CancelAsync(id, CancellationToken.None);
        Until(() => canceling.IsCompleted, TimeSpan.FromMinutes(5), $"cancel {id}");
    }

    /// <summary>Somebody sends a USSD string.</summary>
    internal void Request(string code)
    {
        var asking = Agent!.Messaging.Modems[0].RequestUssdAsync(code, CancellationToken.None).AsTask();
        Until(() => asking.IsCompleted, TimeSpan.FromMinutes(5), code);
    }

    internal void StartAgent() => Agent = Agent.Start(
        _options(new GatewayOptions { DataDirectory = _directory, PerHour = 0, PerDay = 0, PerRecipientPerHour = 0 }),
        Radios, Time, Log, Hear, See);

    internal void StopAgent()
    {
        var agent = Agent!;
        Agent = null;
        agent.Stop();
    }

    /// <summary>Kills the program; the next one finds on disk what this one had written by now.</summary>
    internal void KillAgent()
    {
        var agent = Agent!;
        Agent = null;
        var copy = Directory.CreateTempSubdirectory("iotsms-faults").FullName;
        var before = _directory;
        agent.Kill(() =>
        {
            foreach (var file in Directory.EnumerateFiles(before, "*.db")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        });
        Directory.Delete(before, recursive: true);
        _directory = copy;
    }

    public void Dispose()
    {
        if (Agent is not null) StopAgent();
        Traffic.Dispose();
        foreach (var radio in Radios) radio.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private void Hear(GatewayEvent news)
    {
        lock (_told) _told.Add((Time.Elapsed, news));
    }

    private void See(string modem, ModemStatus status)
    {
        lock (_shown) _shown.Add((Time.Elapsed, modem, status));
    }
}

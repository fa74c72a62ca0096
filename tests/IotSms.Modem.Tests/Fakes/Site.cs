using System.Collections.Concurrent;
using IotSms.Modem.Power;
using IotSms.Modem.Recovery;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Uart;
using IotSms.Pdu;
using IotSms.Simulator;
using IotSms.Simulator.Profiles;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Modem.Tests;

/// <summary>A modem on a simulated module, with everything it tells.</summary>
internal sealed class Site : IAsyncDisposable
{
    internal const string Pdu = "0011000B916407281553F80000AA0AE8329BFD4697D9EC37";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;
    private readonly Task _reading;

    internal Site(
        ModuleProfile profile,
        Func<SimulatorOptions, SimulatorOptions>? options = null,
        Func<ModemSettings, ModemSettings>? settings = null,
        Action<Simulation>? before = null,
        Func<Simulation, TimeProvider, PowerControl>? power = null,
        Func<Simulation, OpenUart>? line = null)
    {
        var chosen = new SimulatorOptions
        {
            Profile = profile,
            SubmitTime = TimeSpan.FromSeconds(3),
            ReportDelay = TimeSpan.FromSeconds(-1),
            CommandTime = TimeSpan.FromMilliseconds(10),
            DeliverTime = TimeSpan.FromSeconds(1),
        };
        Module = new Simulation(options?.Invoke(chosen) ?? chosen, Time);
        before?.Invoke(Module);
        var wanted = new ModemSettings { Name = "sim1", Port = "simulated" };
        wanted = settings?.Invoke(wanted) ?? wanted;
        Modem = new CellularModem(
            wanted, line?.Invoke(Module) ?? Module.OpenAsync,
            power?.Invoke(Module, Time) ?? PowerControl.Unavailable(wanted.Power, Time, null),
            Time, NullLogger<CellularModem>.Instance, new Random(1));
        _reading = ReadNewsAsync();
        _running = Modem.RunAsync(_stopping.Token);
    }

    internal DiscreteTime Time { get; } = new();

    internal Simulation Module { get; }

    internal CellularModem Modem { get; }

    internal ConcurrentQueue<ModemNews> News { get; } = new();

    /// <summary>The steps of the recovery that is under way, or of the last one.</summary>
    internal IReadOnlyList<RecoveryAttempt> Steps => Modem.Status.Recovery?.Steps ?? [];

    internal int Taken(RecoveryStep step) => Modem.Status.Recovery?.Counts.GetValueOrDefault(step) ?? 0;

    internal IEnumerable<ModemState> States => News.OfType<ModemNews.StatusChanged>().Select(news => news.Status.State);

    internal Task UntilAsync(Func<bool> condition) => Time.UntilAsync(condition, Patience);

    internal Task<T> UntilAsync<T>(Task<T> task) => Time.UntilAsync(task, Patience);

    internal Task UntilAsync(ModemState state) => UntilAsync(() => Modem.Status.State == state);

    internal Task<SubmitOutcome> Submit(string id = "m1", Task? journaled = null, string pdu = Pdu) =>
        Modem.SubmitAsync(
            new Submission(id, SmsPdu.DecodeHex(pdu, TpduDirection.MobileOriginated), journaled ?? Task.CompletedTask), _stopping.Token)
            .AsTask();

    internal async Task<SubmitOutcome> SubmitToEndAsync(string id = "m1") => await UntilAsync(Submit(id));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        await _reading;
        await Modem.DisposeAsync();
        Module.Dispose();
        _stopping.Dispose();
    }

    private async Task ReadNewsAsync()
    {
        await foreach (var news in Modem.News.ReadAllAsync()) News.Enqueue(news);
    }
}

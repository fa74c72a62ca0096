using System.Threading.Channels;
using IotSms.Modem.At;
using IotSms.Modem.Models;
using IotSms.Modem.Power;
using IotSms.Modem.Recovery;
using IotSms.Modem.Uart;
using Microsoft.Extensions.Logging;

namespace IotSms.Modem;

/// <summary>A SIMCom module on a serial line.</summary>
/// <remarks>
/// One supervisor (<see cref="RunAsync"/>) brings it up and watches it; the commands of <see cref="IModem"/> go to its
/// <see cref="AtChannel"/> directly; what comes unasked goes to <see cref="News"/> on the task that read it.
/// </remarks>
public sealed partial class CellularModem : IModem
{
    // Routed reports and messages exist nowhere else: they may not be dropped, and a serial line can't flood memory.
    private readonly Channel<ModemNews> _news = Channel.CreateUnbounded<ModemNews>(new() { SingleReader = true });
    private readonly Channel<Signal> _signals = Channel.CreateUnbounded<Signal>(new() { SingleReader = true });
    private readonly SemaphoreSlim _storageTurn = new(1);
    private readonly SemaphoreSlim _ussdTurn = new(1);
    private readonly Lock _statusTurn = new();
    private readonly ModemSettings _settings;
    private readonly OpenUart _openUart;
    private readonly PowerControl _power;
    private readonly TimeProvider _time;
    private readonly ILogger<CellularModem> _logger;
    private readonly RecoveryLadder _ladder;
    private readonly long _born;
    private ModemModel _model;
    private volatile AtChannel? _channel;

    /// <summary>A module on a port of this machine.</summary>
    public CellularModem(ModemSettings settings, TimeProvider time, ILogger<CellularModem> logger)
        : this(settings, PortOf(settings, time), GpioLines.Open(settings.Power, time), time, logger)
    {
    }

    /// <summary>A module on a line that somebody else opens, such as a simulated one.</summary>
    public CellularModem(ModemSettings settings, OpenUart openUart, TimeProvider time, ILogger<CellularModem> logger)
        : this(settings, openUart, GpioLines.Open(settings.Power, time), time, logger)
    {
    }

    internal CellularModem(
        ModemSettings settings, OpenUart openUart, PowerControl power, TimeProvider time, ILogger<CellularModem> logger,
        Random? random = null)
    {
        _settings = settings;
        _openUart = new BoundedPort(openUart, time).OpenAsync;
        _power = power;
        _time = time;
        Heartbeat = new Heartbeat(time);
        _logger = logger;
        _model = ModemModels.Named(settings.Model) ?? Generic.Model;
        _rate = settings.BaudRate;
        _ladder = new RecoveryLadder(power.Steps, settings.RestartsPerHour, random ?? Random.Shared);
        _journal = new RecoveryJournal(time);
        _born = time.GetTimestamp();
        _ussdLeftOpen = time.CreateTimer(_ => EndLeftOpenUssd(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _inTheAirSince = settings.AwaitLateAnswer ? time.GetTimestamp() : Nothing;
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <inheritdoc/>
    public ChannelReader<ModemNews> News => _news.Reader;

    /// <inheritdoc/>
    public Heartbeat Heartbeat { get; }

    // Time since it was made, which no clock that is set changes.
    private TimeSpan Age => _time.GetElapsedTime(_born);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_channel is { } channel) await channel.DisposeAsync().ConfigureAwait(false);
        _power.Dispose();
        _submitTurn.Dispose();
        _storageTurn.Dispose();
        _ussdTurn.Dispose();
        await _ussdLeftOpen.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<AtReply> ExecuteAsync(string command, CancellationToken cancellationToken) =>
        await AskAsync(AtCommand.Typed(command), cancellationToken).ConfigureAwait(false);

    private static OpenUart PortOf(ModemSettings settings, TimeProvider time) => settings.Driver switch
    {
        UartDriver.SerialPort => (port, cancellationToken) => SerialPortUart.OpenAsync(port, time, cancellationToken),
        _ => (port, cancellationToken) => RawTty.OpenAsync(port, time, cancellationToken),
    };
}

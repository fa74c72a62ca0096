using System.Threading.Channels;
using IotSms.Modem.Uart;
using IotSms.Simulator.Hosts;

namespace IotSms.Simulator;

/// <summary>The simulated line as an <see cref="IUart"/>.</summary>
public sealed partial class Simulation
{
    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(10);
    private SimulatedUart? _uart;
    private readonly Channel<bool> _plugged = Channel.CreateUnbounded<bool>();
    private TaskCompletionSource? _reading;
    private bool _isUnplugged;

    /// <summary>
    /// Opens the line to the module (<see cref="OpenUart"/>): one at a time, what is sent while nobody has it open is lost.
    /// </summary>
    /// <exception cref="UartException">The line is open already, or unplugged.</exception>
    public ValueTask<IUart> OpenAsync(UartSettings settings, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Timeline.Run(() =>
        {
            if (_isUnplugged)
                throw new UartException(UartError.NotFound, settings.Port, "no such device");
            if (_uart is not null)
                throw new UartException(UartError.Busy, settings.Port, "the line is open already");
            var uart = _uart = new SimulatedUart(settings, Send, Close);
            Module.HostBaudRate = settings.BaudRate;
            Module.Output = uart.Take;
            return ValueTask.FromResult<IUart>(uart);
        });

        async ValueTask Send(SimulatedUart uart, ReadOnlyMemory<byte> octets, CancellationToken cancellation)
        {
            if (_reading is { } reading)
                await TakesBytesAsync(reading.Task, settings.Port, cancellation).ConfigureAwait(false);
            Timeline.Run(() => Module.Receive(octets.Span, uart.BaudRate));
        }

        void Close(SimulatedUart uart) => Timeline.Run(() =>
        {
            if (_uart != uart)
                return;
            _uart = null;
            Module.Output = static _ => { };
        });
    }

    // As the tty does: who waits for ever would never find out.
    private async Task TakesBytesAsync(Task reading, string port, CancellationToken cancellation)
    {
        try
        {
            await reading.WaitAsync(WriteTime, _time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException late)
        {
            throw new UartException(UartError.WriteTimeout, port, "the device does not take bytes", late);
        }
    }

    /// <summary>The device vanishes, as a USB module does: the open line breaks and none can be opened.</summary>
    public void Unplug() => Timeline.Run(() =>
    {
        if (_isUnplugged)
            return;
        _isUnplugged = true;
        _uart?.Break();
        _uart = null;
        Module.Output = static _ => { };
        _plugged.Writer.TryWrite(false);
    });

    /// <summary>The device is there again; on a pseudo-terminal mostly under another name.</summary>
    public void PlugIn() => Timeline.Run(() =>
    {
        if (!_isUnplugged)
            return;
        _isUnplugged = false;
        _plugged.Writer.TryWrite(true);
    });

    /// <summary>Whether the module takes bytes; while it does not, the host's writes wait.</summary>
    public bool IsReading
    {
        get => _reading is null;
        set => Timeline.Run(() =>
        {
            if (_terminal is not null)
                _terminal.IsReadingPaused = !value;
            if (value)
            {
                _reading?.SetResult();
                _reading = null;
            }
            else
                _reading ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        });
    }

    /// <summary>False each time the device vanishes, true each time it is there again; in turn.</summary>
    internal ChannelReader<bool> Plugged => _plugged.Reader;
}

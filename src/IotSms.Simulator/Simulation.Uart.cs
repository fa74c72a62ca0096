using IotSms.Modem.Uart;
using IotSms.Simulator.Hosts;

namespace IotSms.Simulator;

/// <summary>The simulated line as an <see cref="IUart"/>.</summary>
public sealed partial class Simulation
{
    private SimulatedUart? _uart;
    private bool _isUnplugged;

    /// <summary>Opens the line to the module (<see cref="OpenUart"/>): one at a time, what is sent while nobody has it open is lost.</summary>
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

        void Send(SimulatedUart uart, ReadOnlyMemory<byte> octets) => Timeline.Run(() => Module.Receive(octets.Span, uart.BaudRate));

        void Close(SimulatedUart uart) => Timeline.Run(() =>
        {
            if (_uart != uart)
                return;
            _uart = null;
            Module.Output = static _ => { };
        });
    }

    /// <summary>The device vanishes, as a USB module does: the open line breaks and none can be opened.</summary>
    public void Unplug() => Timeline.Run(() =>
    {
        _isUnplugged = true;
        _uart?.Break();
        _uart = null;
        Module.Output = static _ => { };
    });

    /// <summary>The device is there again.</summary>
    public void PlugIn() => Timeline.Run(() => _isUnplugged = false);
}

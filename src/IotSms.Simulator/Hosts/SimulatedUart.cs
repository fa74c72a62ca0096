using System.IO.Pipelines;
using IotSms.Modem.Uart;

namespace IotSms.Simulator.Hosts;

/// <summary>The host's end of the simulated line, in this process.</summary>
internal sealed class SimulatedUart(
    UartSettings settings,
    Func<SimulatedUart, ReadOnlyMemory<byte>, CancellationToken, ValueTask> send,
    Action<SimulatedUart> close) : IUart
{
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
    private bool _isClosed;

    public PipeReader Input => _pipe.Reader;

    public int BaudRate => settings.BaudRate;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_isClosed)
            throw new UartException(UartError.Gone, settings.Port, "the line is closed");
        return send(this, octets, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            close(this);
            _pipe.Writer.Complete();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Bytes from the module.</summary>
    public void Take(ReadOnlyMemory<byte> octets)
    {
        if (_isClosed)
            return;
        octets.CopyTo(_pipe.Writer.GetMemory(octets.Length));
        _pipe.Writer.Advance(octets.Length);
        // Without a threshold a flush never waits.
        _ = _pipe.Writer.FlushAsync().AsTask();
    }

    /// <summary>The device is unplugged.</summary>
    public void Break()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _pipe.Writer.Complete(new UartException(UartError.Gone, settings.Port, "the device went away"));
    }
}

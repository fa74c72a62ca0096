using System.IO.Pipelines;
using System.IO.Ports;

namespace IotSms.Modem.Uart;

/// <summary>
/// The portable driver, on System.IO.Ports. One read loop runs for ever and is never cancelled, since a cancelled read
/// loses bytes; after its first exception the port is touched no more but for being closed (dotnet/runtime: a write to a
/// vanished device makes Close hang).
/// </summary>
public sealed class SerialPortUart : IUart
{
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(10);
    private readonly Pipe _received = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
    private readonly SerialPort _port;
    private readonly Stream _stream;
    private readonly TimeProvider _time;
    private readonly Task _reading;
    private volatile bool _broken;

    private SerialPortUart(SerialPort port, TimeProvider time)
    {
        _port = port;
        _stream = port.BaseStream;
        _time = time;
        _reading = ReadAsync();
    }

    /// <inheritdoc/>
    public PipeReader Input => _received.Reader;

    /// <summary>Opens a port with the system's clock.</summary>
    /// <inheritdoc cref="OpenUart"/>
    public static ValueTask<IUart> OpenAsync(UartSettings settings, CancellationToken cancellationToken) =>
        OpenAsync(settings, TimeProvider.System, cancellationToken);

    /// <summary>Opens a port.</summary>
    /// <param name="settings">Device and rate.</param>
    /// <param name="time">The clock that limits how long a write or a close may take.</param>
    /// <param name="cancellationToken">Looked at before opening.</param>
    /// <exception cref="UartException">It can't be opened; <see cref="UartException.Error"/> says why.</exception>
    public static ValueTask<IUart> OpenAsync(UartSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        cancellationToken.ThrowIfCancellationRequested();
        var port = new SerialPort(settings.Port, settings.BaudRate, Parity.None, 8, StopBits.One) { Handshake = Handshake.None };
        try
        {
            port.Open();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or ArgumentException)
        {
            port.Dispose();
            throw Explain(refusal, settings.Port);
        }

        RaiseModemLines(port);
        return ValueTask.FromResult<IUart>(new SerialPortUart(port, time));
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        if (_broken) throw new UartException(UartError.Gone, _port.PortName, "the line is closed");
        try
        {
            await _stream.WriteAsync(octets, cancellationToken).AsTask()
                .WaitAsync(WriteTime, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or InvalidOperationException)
        {
            _broken = true;
            var error = failure is TimeoutException ? UartError.WriteTimeout : UartError.Gone;
            throw new UartException(error, _port.PortName, "the device does not take bytes", failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _broken = true;
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Close(closed)) { IsBackground = true, Name = $"close {_port.PortName}" }.Start();
        await Task.WhenAny(closed.Task, Task.Delay(CloseTime, _time)).ConfigureAwait(false);
        await Task.WhenAny(_reading, Task.Delay(CloseTime, _time)).ConfigureAwait(false);
    }

    private async Task ReadAsync()
    {
        UartException? end = null;
        try
        {
            while (true)
            {
                var read = await _stream.ReadAsync(_received.Writer.GetMemory(4096), CancellationToken.None).ConfigureAwait(false);
                if (read == 0) break;
                _received.Writer.Advance(read);
                await _received.Writer.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException or OperationCanceledException)
        {
            end = new UartException(UartError.Gone, _port.PortName, "the device went away", failure);
        }

        _broken = true;
        await _received.Writer.CompleteAsync(end ?? new UartException(UartError.Gone, _port.PortName, "the device went away"))
            .ConfigureAwait(false);
    }

    private void Close(TaskCompletionSource closed)
    {
        try
        {
            _port.Dispose();
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            // A device that is gone can't be closed in order; the descriptor is released all the same.
        }

        closed.TrySetResult();
    }

    // Ports without modem control lines (pseudo-terminals, some USB adapters) answer with an error that means nothing here.
    private static void RaiseModemLines(SerialPort port)
    {
        try
        {
            port.DtrEnable = true;
            port.RtsEnable = true;
        }
        catch (IOException)
        {
        }
    }

    // A missing device is an UnauthorizedAccessException too; only the inner exception tells which it is.
    private static UartException Explain(Exception refusal, string port) => refusal switch
    {
        FileNotFoundException or DirectoryNotFoundException => new(UartError.NotFound, port, "no such device", refusal),
        UnauthorizedAccessException when !File.Exists(port) => new(UartError.NotFound, port, "no such device", refusal),
        UnauthorizedAccessException { InnerException: IOException inner }
            when inner.Message.Contains("busy", StringComparison.OrdinalIgnoreCase)
            => new(UartError.Busy, port, $"{LineHolders.Name(port) ?? "another program"} holds the line", refusal),
        UnauthorizedAccessException => new(UartError.PermissionDenied, port, "permission denied: add the user to group dialout", refusal),
        _ => new(UartError.NotATerminal, port, refusal.Message, refusal),
    };
}

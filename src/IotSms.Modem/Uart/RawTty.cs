using System.IO.Pipelines;
using System.Runtime.InteropServices;

namespace IotSms.Modem.Uart;

/// <summary>
/// A Linux tty driven by poll(2): idle costs nothing, no byte is lost by cancelling, and a hang-up is seen at once.
/// </summary>
public sealed partial class RawTty : IUart
{
    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(10);

    // A serial line outruns nobody: the reader is never paused, so that the kernel's small buffer can't overflow.
    private readonly Pipe _received = new(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
    private readonly TaskCompletionSource _pumpEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _oneWriter = new(1);
    private readonly TimeProvider _time;
    private readonly string _port;
    private readonly int _line;
    private readonly int _wake;
    private TaskCompletionSource? _writable;
    private volatile bool _closing;
    private volatile bool _gone;

    private RawTty(string port, int line, int wake, TimeProvider time)
    {
        _port = port;
        _line = line;
        _wake = wake;
        _time = time;
        new Thread(Pump) { Name = $"tty {port}", IsBackground = true }.Start();
    }

    /// <inheritdoc/>
    public PipeReader Input => _received.Reader;

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!octets.IsEmpty)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var taken = WriteSome(octets.Span);
                if (taken == 0) await WritableAsync(cancellationToken).ConfigureAwait(false);
                octets = octets[taken..];
            }
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closing, true)) return;
        Wake();
        await _pumpEnded.Task.ConfigureAwait(false);
        await _oneWriter.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        await Task.Run(Close, CancellationToken.None).ConfigureAwait(false);
        _oneWriter.Release();
    }

    // close(2) waits until the driver has sent what it was given, and a device that takes nothing makes that half a minute. What the
    // module did not take in this life would only confuse it in the next.
    private void Close()
    {
        _ = Libc.Control(_line, Libc.FlushQueue, Libc.OutputQueue);
        _ = Libc.Close(_line);
        _ = Libc.Close(_wake);
    }

    private unsafe int WriteSome(ReadOnlySpan<byte> octets)
    {
        if (_gone || _closing) throw new UartException(UartError.Gone, _port, "the line is closed");
        fixed (byte* first = octets)
        {
            while (true)
            {
                var taken = Libc.Write(_line, first, (nuint)octets.Length);
                if (taken >= 0) return (int)taken;
                var errno = Marshal.GetLastPInvokeError();
                if (errno == Errno.TryAgain) return 0;
                if (errno != Errno.Interrupted) throw new UartException(UartError.Gone, _port, $"write failed with error number {errno}");
            }
        }
    }

    // The driver's buffer is full (flow control, or a module that stopped listening): the pump watches for room.
    private async Task WritableAsync(CancellationToken cancellationToken)
    {
        var writable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _writable, writable);
        Wake();
        if (_gone) writable.TrySetResult();
        try
        {
            await writable.Task.WaitAsync(WriteTime, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException late)
        {
            throw new UartException(UartError.WriteTimeout, _port, "the device does not take bytes", late);
        }
        finally
        {
            Volatile.Write(ref _writable, null);
        }
    }

    private unsafe void Wake()
    {
        ulong one = 1;
        _ = Libc.Write(_wake, &one, sizeof(ulong));
    }
}

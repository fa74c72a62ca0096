using System.Runtime.InteropServices;

namespace IotSms.Modem.Uart;

/// <content>The one thread that reads: it sleeps in poll(2) on the tty and on a wake-up descriptor.</content>
public sealed partial class RawTty
{
    private const int ChunkSize = 4096;

    private void Pump()
    {
        UartException? end = null;
        try
        {
            while (!_closing && end is null) end = PumpOnce();
        }
        finally
        {
            _gone = true;
            Volatile.Read(ref _writable)?.TrySetResult();
            _received.Writer.Complete(end);
            _pumpEnded.TrySetResult();
        }
    }

    private unsafe UartException? PumpOnce()
    {
        var writable = Volatile.Read(ref _writable);
        var descriptors = stackalloc Libc.PollDescriptor[2];
        descriptors[0] = new() { Descriptor = _line, Events = (short)(Libc.PollIn | (writable is null ? 0 : Libc.PollOut)) };
        descriptors[1] = new() { Descriptor = _wake, Events = Libc.PollIn };
        if (Libc.Poll(descriptors, 2, -1) < 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            return errno == Errno.Interrupted ? null : Errno.ToException(errno, _port);
        }

        if ((descriptors[1].Returned & Libc.PollIn) != 0) DrainWake();
        var returned = descriptors[0].Returned;
        if ((returned & Libc.PollOut) != 0) writable?.TrySetResult();
        if ((returned & Libc.PollIn) != 0) return ReadSome();
        return (returned & (Libc.PollHangUp | Libc.PollError | Libc.PollInvalid)) != 0
            ? new UartException(UartError.Gone, _port, "the device went away")
            : null;
    }

    private unsafe UartException? ReadSome()
    {
        var room = _received.Writer.GetMemory(ChunkSize);
        nint read;
        fixed (byte* first = room.Span) read = Libc.Read(_line, first, (nuint)room.Length);
        if (read == 0) return new UartException(UartError.Gone, _port, "the device went away");
        if (read < 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            return errno is Errno.Interrupted or Errno.TryAgain ? null : Errno.ToException(errno, _port);
        }

        _received.Writer.Advance((int)read);
        // There is no threshold to pause at, so the flush is complete when it returns; a reader that has gone ends the line.
        var flush = _received.Writer.FlushAsync(CancellationToken.None);
        return flush.IsCompletedSuccessfully && flush.Result.IsCompleted
            ? new UartException(UartError.Gone, _port, "the line is closed")
            : null;
    }

    private unsafe void DrainWake()
    {
        ulong count;
        _ = Libc.Read(_wake, &count, sizeof(ulong));
    }
}

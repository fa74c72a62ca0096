using System.Runtime.InteropServices;
using System.Text;

namespace IotSms.Simulator.Hosts;

/// <summary>
/// A pseudo-terminal whose other end looks like a serial port. Like a UART it loses what is sent while nobody has it
/// open, and it outlives every program that opens it: the hang-up of one is not the end, the opening of the next is
/// seen by inotify.
/// </summary>
internal sealed class PseudoTerminal : IDisposable
{
    private readonly int _master;
    private readonly int _wake;
    private readonly int _opened;
    private readonly Thread _reader;
    private readonly Action<ReadOnlyMemory<byte>, int> _received;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _wasOpened;
    private volatile bool _isReadingPaused;
    private volatile bool _isDisposed;
    private volatile bool _hasWritten;

    /// <param name="received">Told of bytes from the other end and the rate it is set to, on a thread of its own.</param>
    public PseudoTerminal(Action<ReadOnlyMemory<byte>, int> received)
    {
        _received = received;
        _master = Posix.Checked(
            Posix.OpenPseudoTerminal(Posix.ReadWrite | Posix.NoControllingTerminal | Posix.CloseOnExec | Posix.NonBlocking),
            "posix_openpt");
        Posix.Checked(Posix.Grant(_master), "grantpt");
        Posix.Checked(Posix.Unlock(_master), "unlockpt");
        Span<byte> name = stackalloc byte[128];
        Posix.Checked(-Posix.Name(_master, name, (nuint)name.Length), "ptsname_r");
        Path = Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]);
        // On Linux the master's attributes are those of the other end.
        Span<byte> termios = stackalloc byte[256];
        Posix.Checked(Posix.GetAttributes(_master, termios), "tcgetattr");
        Posix.MakeRaw(termios);
        Posix.Checked(Posix.SetAttributes(_master, 0, termios), "tcsetattr");
        _wake = Posix.Checked(Posix.EventDescriptor(0, Posix.CloseOnExec | Posix.NonBlocking), "eventfd");
        _opened = Posix.Checked(Posix.InotifyInit(Posix.CloseOnExec | Posix.NonBlocking), "inotify_init1");
        Posix.Checked(Posix.InotifyAdd(_opened, Path, Posix.InotifyOpen), "inotify_add_watch");
        _reader = new Thread(Read) { IsBackground = true, Name = "pseudo-terminal" };
        _reader.Start();
    }

    /// <summary>The device to open, such as <c>/dev/pts/3</c>.</summary>
    public string Path { get; }

    // Before the first opening there is no hang-up to see. Asked at each write: the reader's thread may not have heard of a hang-up yet.
    private bool IsAttached => _wasOpened && (MasterEvents() & Posix.PollHangUp) == 0;

    /// <summary>Completes with the thread that reads; faulted when that died of an error.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Stops taking bytes, as a module with its RTS high: the host's writes block in the end.</summary>
    public bool IsReadingPaused
    {
        get => _isReadingPaused;
        set
        {
            _isReadingPaused = value;
            Wake();
        }
    }

    /// <summary>Sends; what the other end does not take is lost, as it is on a UART without flow control.</summary>
    public void Write(ReadOnlyMemory<byte> octets)
    {
        lock (_gate)
        {
            if (_isDisposed || !IsAttached)
                return;
            _hasWritten = true;
            var left = octets.Span;
            while (left.Length > 0)
            {
                var written = Posix.Write(_master, left, (nuint)left.Length);
                if (written > 0)
                    left = left[(int)written..];
                else if (Marshal.GetLastPInvokeError() != Posix.Interrupted)
                    return;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            Signal();
        }

        if (Thread.CurrentThread != _reader)
            _reader.Join();
        _ = Posix.Close(_opened);
        _ = Posix.Close(_wake);
        _ = Posix.Close(_master);
    }

    // Once disposed, the descriptor may be somebody else's.
    private void Wake()
    {
        lock (_gate)
        {
            if (!_isDisposed)
                Signal();
        }
    }

    private void Signal() => _ = Posix.Write(_wake, [1, 0, 0, 0, 0, 0, 0, 0], 8);

    private void Read()
    {
        try
        {
            var buffer = new byte[4096];
            while (!_isDisposed)
            {
                Wait();
                while (!_isDisposed && !_isReadingPaused)
                {
                    var count = (int)Posix.Read(_master, buffer, (nuint)buffer.Length);
                    if (count > 0)
                    {
                        _wasOpened = true;
                        _received(buffer.AsMemory(0, count), OtherEndRate());
                    }
                    else if (count == 0 || Marshal.GetLastPInvokeError() is not Posix.Interrupted)
                        break;
                }
            }

            _ended.SetResult();
        }
        catch (Exception e)
        {
            _ended.SetException(e);
        }
    }

    // After a hang-up the master is readable for ever, so it is left out of the wait until the device is opened again.
    private void Wait()
    {
        Span<Posix.PollDescriptor> all =
        [
            new() { Descriptor = _wake, Events = Posix.PollIn },
            new() { Descriptor = _opened, Events = Posix.PollIn },
            new() { Descriptor = _master, Events = Posix.PollIn },
        ];
        var now = MasterEvents();
        if ((now & Posix.PollIn) != 0 && !_isReadingPaused)
            return;
        var hungUp = (now & Posix.PollHangUp) != 0;
        if (hungUp && _hasWritten)
            DropUnread();
        _ = Posix.Poll(all, hungUp || _isReadingPaused ? 2u : 3u, -1);
        Drain(_wake);
        if (Drain(_opened))
            _wasOpened = true;
    }

    // A UART's driver drops what was not read when the last one closes it; a pseudo-terminal would keep it for the next.
    private void DropUnread()
    {
        lock (_gate)
        {
            _hasWritten = false;
            var otherEnd = Posix.Open(Path, Posix.ReadWrite | Posix.NoControllingTerminal | Posix.CloseOnExec | Posix.NonBlocking);
            if (otherEnd < 0)
                return;
            _ = Posix.Flush(otherEnd, Posix.FlushInput);
            _ = Posix.Close(otherEnd);
        }
    }

    private short MasterEvents()
    {
        Span<Posix.PollDescriptor> master = [new() { Descriptor = _master, Events = Posix.PollIn }];
        _ = Posix.Poll(master, 1, 0);
        return master[0].Returned;
    }

    private static bool Drain(int descriptor)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var any = false;
        while (Posix.Read(descriptor, buffer, (nuint)buffer.Length) > 0)
            any = true;
        return any;
    }

    private int OtherEndRate()
    {
        Span<byte> termios = stackalloc byte[256];
        return Posix.GetAttributes(_master, termios) < 0 ? 0 : LineRate.FromSpeed(Posix.OutputSpeed(termios));
    }
}

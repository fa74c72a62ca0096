using System.Runtime.InteropServices;
using System.Text;

namespace IotSms.Modem.Tests.Fakes;

/// <summary>The other end of a serial line: a pseudo-terminal's master (posix_openpt).</summary>
internal sealed partial class Terminal : IDisposable
{
    private readonly int _master;
    private bool _isClosed;

    internal Terminal()
    {
        _master = OpenMaster(0x2 | 0x100 | 0x80000);
        Assert.True(_master >= 0);
        Assert.Equal(0, Grant(_master));
        Assert.Equal(0, Unlock(_master));
        var name = new byte[128];
        Assert.Equal(0, Name(_master, name, (nuint)name.Length));
        Path = Encoding.UTF8.GetString(name.AsSpan(0, name.AsSpan().IndexOf((byte)0)));
    }

    internal string Path { get; }

    internal void Send(ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            var sent = (int)Write(_master, octets, (nuint)octets.Length);
            Assert.True(sent > 0);
            octets = octets[sent..];
        }
    }

    /// <summary>Takes exactly so many bytes; waits for them.</summary>
    internal byte[] Take(int count)
    {
        var taken = new byte[count];
        for (var length = 0; length < count;)
        {
            var read = (int)Read(_master, taken.AsSpan(length), (nuint)(count - length));
            Assert.True(read > 0);
            length += read;
        }

        return taken;
    }

    internal void HangUp()
    {
        if (_isClosed) return;
        _isClosed = true;
        Assert.Equal(0, Close(_master));
    }

    public void Dispose() => HangUp();

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    private static partial int Grant(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    private static partial int Unlock(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    private static partial int Name(int descriptor, Span<byte> name, nuint length);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, Span<byte> buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}

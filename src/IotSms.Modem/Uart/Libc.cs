using System.Runtime.InteropServices;

namespace IotSms.Modem.Uart;

/// <summary>
/// The Linux calls a tty needs. Settings go through the kernel's own TCGETS2/TCSETS2 and not through cfsetspeed: the C
/// libraries disagree on what a speed constant is (glibc 2.42 changed it), the kernel ABI is one on x64 and arm64, and it
/// takes any rate.
/// </summary>
internal static unsafe partial class Libc
{
    internal const int ReadWrite = 0x2;
    internal const int NoControllingTerminal = 0x100;
    internal const int NonBlock = 0x800;
    internal const int CloseOnExec = 0x80000;

    internal const nuint GetTermios2 = 0x802C542A;
    internal const nuint SetTermios2 = 0x402C542B;
    internal const nuint ExclusiveMode = 0x540C;
    internal const nuint FlushQueue = 0x540B;
    internal const nint OutputQueue = 1;

    internal const short PollIn = 0x1;
    internal const short PollOut = 0x4;
    internal const short PollError = 0x8;
    internal const short PollHangUp = 0x10;
    internal const short PollInvalid = 0x20;

    internal const int LockExclusive = 2;
    internal const int LockNonBlocking = 4;

    internal const int EventNonBlock = 0x800;
    internal const int EventCloseOnExec = 0x80000;

    /// <summary>The kernel's <c>struct termios2</c> (asm-generic/termbits.h).</summary>
    internal struct Termios2
    {
        internal uint Input, Output, Control, Local;
        internal byte LineDiscipline;
        internal fixed byte ControlCharacters[19];
        internal uint InputSpeed, OutputSpeed;
    }

    internal struct PollDescriptor
    {
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int descriptor, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int descriptor, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static partial int Poll(PollDescriptor* descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    internal static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    internal static partial int Lock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    internal static partial int Control(int descriptor, nuint request, Termios2* termios);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    internal static partial int Control(int descriptor, nuint request, nint argument);
}

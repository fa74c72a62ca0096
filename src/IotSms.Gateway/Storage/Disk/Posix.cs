using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>Files of one owner (mode 0600), and the calls .NET has no word for.</summary>
internal static partial class Posix
{
    /// <summary>Opens a file for its owner alone, creating it if it is not there.</summary>
    public static FileStream OpenPrivate(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>
    /// fdatasync: .NET's own Flush(true) is fsync, which also writes the file's times and so a journal transaction of the file system
    /// at each commit, even when the log is only overwritten in place.
    /// </summary>
    public static void SyncData(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            RandomAccess.FlushToDisk(file);
        else if (fdatasync(file) != 0)
            throw Failure("fdatasync");
    }

    /// <summary>
    /// Makes names durable: a file that was created or renamed is found after a power loss only if its directory was synced.
    /// </summary>
    public static void SyncDirectory(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var directory = OpenForReading(path);
        if (fsync(directory) != 0)
            throw Failure($"fsync {path}");
    }

    /// <summary>Opens a file or a directory whatever locks are on it; .NET asks for a shared lock before it lets one read.</summary>
    public static SafeFileHandle OpenForReading(string path)
    {
        const int readOnly = 0, closeOnExec = 0x80000;
        var file = open(path, readOnly | closeOnExec);
        return file.IsInvalid ? throw Failure($"open {path}") : file;
    }

    private static IOException Failure(string call)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{call}: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fdatasync(SafeFileHandle file);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(SafeFileHandle file);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle open(string path, int flags);
}

using System.Globalization;
using System.Text;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// The lock file of a data directory: flock(2), so it goes with the process however that ends; LiteDB itself lets two processes write to
/// one file. The file holds the owner's process id and stays behind.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private const int WouldBlock = 11;
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StoreException">Somebody has it.</exception>
    public static DirectoryLock Take(string directory)
    {
        var path = Path.Combine(directory, "iotsms.lock");
        try
        {
            // FileShare.None is an exclusive, non-blocking flock on Unix.
            var file = Posix.OpenPrivate(path, FileShare.None);
            Name(file);
            return new DirectoryLock(file);
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            throw new StoreException(StoreError.InUse, $"{directory} is in use by {Holder(path)} ({path}).", e);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Says who has it, if the disk has room for that.</summary>
    private static void Name(FileStream file)
    {
        try
        {
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n")));
        }
        catch (IOException)
        {
            // It is had all the same.
        }
    }

    private static string Holder(string path)
    {
        using var file = Posix.OpenForReading(path);
        Span<byte> text = stackalloc byte[16];
        return int.TryParse(text[..RandomAccess.Read(file, text, 0)].TrimEnd((byte)'\n'), CultureInfo.InvariantCulture, out var id)
            ? string.Create(CultureInfo.InvariantCulture, $"process {id}")
            : "another process";
    }
}

using System.Globalization;
using System.Text;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// The lock file of a data directory: flock(2), so it goes with the process however that ends; LiteDB itself lets two processes write to one
/// file. The file holds the owner's process id and stays behind.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
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
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n")));
            return new DirectoryLock(file);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && Holder(path) is { } holder)
        {
            throw new StoreException(StoreError.InUse, $"{directory} is in use by process {holder} ({path}).", e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static string? Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, Encoding.ASCII);
            return reader.ReadLine() is { Length: > 0 } pid ? pid : "of unknown id";
        }
        catch (IOException)
        {
            return null;
        }
    }
}

using Microsoft.Win32.SafeHandles;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>A real file, private to its owner (mode 0600).</summary>
internal sealed class BlockFile : IBlockFile
{
    private readonly string _path;
    private readonly FileStream _file;

    private BlockFile(string path, FileStream file) => (_path, _file) = (path, file);

    private SafeFileHandle Handle => _file.SafeFileHandle;

    /// <summary>Opens the file, creating it, and its entry in the directory durably, if it is not there.</summary>
    public static IBlockFile Open(string path)
    {
        var created = !File.Exists(path);
        var file = Posix.OpenPrivate(path, FileShare.ReadWrite);
        if (created)
            Posix.SyncDirectory(Path.GetDirectoryName(path)!);
        return new BlockFile(path, file);
    }

    public long Length => RandomAccess.GetLength(Handle);

    public long FreeBytes => new DriveInfo(Path.GetDirectoryName(_path)!).AvailableFreeSpace;

    public int Read(Span<byte> buffer, long offset)
    {
        var total = 0;
        while (total < buffer.Length && RandomAccess.Read(Handle, buffer[total..], offset + total) is > 0 and var read)
            total += read;
        return total;
    }

    public void Write(ReadOnlySpan<byte> buffer, long offset) => RandomAccess.Write(Handle, buffer, offset);

    public void SetLength(long length) => RandomAccess.SetLength(Handle, length);

    public void Flush() => Posix.SyncData(Handle);

    public void Dispose() => _file.Dispose();
}

namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// A file as a disk sees it: what is written is there after a power loss only if <see cref="Flush"/> returned, and until then any
/// part of it may be, in any order. The two of them are the real file and the one the power-loss tests replay.
/// </summary>
internal interface IBlockFile : IDisposable
{
    /// <summary>Bytes in the file.</summary>
    long Length { get; }

    /// <summary>Bytes that may still be written on its file system by this user.</summary>
    long FreeBytes { get; }

    /// <summary>Reads up to the end of the file; returns how much was there.</summary>
    int Read(Span<byte> buffer, long offset);

    /// <summary>Writes all of it, extending the file as needed.</summary>
    /// <exception cref="IOException">The disk is full or failed; any part may have been written.</exception>
    void Write(ReadOnlySpan<byte> buffer, long offset);

    /// <summary>Cuts or extends the file.</summary>
    void SetLength(long length);

    /// <summary>Returns when everything written is on the medium (fdatasync).</summary>
    void Flush();
}

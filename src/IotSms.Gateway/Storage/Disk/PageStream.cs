namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// A file as LiteDB 5.0.20 uses one: whole pages of 8 KiB at multiples of 8 KiB, from its writer task as well as from the calling thread,
/// each call under a lock on this stream (its ConcurrentStream). It disposes what it is given at moments of its own,
/// so disposing does nothing.
/// </summary>
internal abstract class PageStream : Stream
{
    public const int PageSize = 8192;

    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => true;

    public sealed override bool CanWrite => true;

    public sealed override long Position { get; set; }

    public abstract override long Length { get; }

    /// <summary>
    /// Reads a page, from any thread. <see cref="Position"/> stays as it is: that is LiteDB's, whose writer task may be between setting
    /// and using it.
    /// </summary>
    public abstract void ReadPage(Span<byte> page, long position);

    protected abstract void WritePage(ReadOnlySpan<byte> page, long position);

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public sealed override int Read(Span<byte> buffer)
    {
        Require(buffer.Length);
        ReadPage(buffer, Position);
        Position += PageSize;
        return PageSize;
    }

    public sealed override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public sealed override void Write(ReadOnlySpan<byte> buffer)
    {
        Require(buffer.Length);
        WritePage(buffer, Position);
        Position += PageSize;
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    private void Require(int count)
    {
        if (count != PageSize || Position % PageSize != 0)
            throw new NotSupportedException($"{count} bytes at {Position}: only whole pages are read and written here.");
    }
}

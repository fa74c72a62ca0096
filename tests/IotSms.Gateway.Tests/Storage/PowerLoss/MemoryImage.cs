namespace IotSms.Gateway.Storage.PowerLoss;

/// <summary>The bytes of a file.</summary>
internal sealed class MemoryImage
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public MemoryImage Copy() => new() { _bytes = _bytes.AsSpan(0, Length).ToArray(), Length = Length };

    public int Read(Span<byte> buffer, long offset)
    {
        if (offset >= Length)
            return 0;
        var there = _bytes.AsSpan((int)offset, Math.Min(buffer.Length, Length - (int)offset));
        there.CopyTo(buffer);
        return there.Length;
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (offset + bytes.Length > Length)
            SetLength((int)offset + bytes.Length);
        bytes.CopyTo(_bytes.AsSpan((int)offset));
    }

    public void SetLength(int length)
    {
        if (length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(length, _bytes.Length * 2));
        if (length < Length)
            _bytes.AsSpan(length, Length - length).Clear();
        Length = length;
    }
}

using System.Buffers.Binary;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// Tells, beside the log, how far it was acknowledged: a log that lost its end looks like one that was never longer. It is written after
/// each commit and never flushed, so it costs the medium a block each half minute; it may be behind the truth, never ahead of it.
/// </summary>
internal sealed class CommitMark(IBlockFile file)
{
    private const int Length = 512, CheckedLength = Length - 8;

    private static ReadOnlySpan<byte> Magic => "IotSmsMk"u8;

    /// <summary>
    /// What it tells: the generation, its acknowledged commits, and the documents before and after these; null if there is nothing to read.
    /// </summary>
    public (ulong Generation, ulong Commits, Census Before, Census After)? Read()
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (file.Read(bytes, 0) < Length || !bytes.StartsWith(Magic)
            || Checksum.Of(bytes[..CheckedLength]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[CheckedLength..]))
            return null;
        return (
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
            Census.Read(bytes[24..]), Census.Read(bytes[(24 + Census.Length)..]));
    }

    /// <summary>Notes it. A disk that refuses leaves a mark that says too little; what it would speak of is durable without it.</summary>
    public void Write(ulong generation, ulong commits, Census before, Census after)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes.Clear();
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], generation);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], commits);
        before.Write(bytes[24..]);
        after.Write(bytes[(24 + Census.Length)..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[CheckedLength..], Checksum.Of(bytes[..CheckedLength]));
        try
        {
            file.Write(bytes, 0);
        }
        catch (IOException)
        {
            // As said above.
        }
    }
}

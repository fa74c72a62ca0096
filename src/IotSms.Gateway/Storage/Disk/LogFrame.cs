using System.Buffers.Binary;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// The first block of what one commit writes to the log; its pages follow. It binds them to their log generation, their turn in it and
/// their place in the file, so that neither a torn frame nor one of an earlier generation is ever taken for good.
/// </summary>
/// <param name="Generation">The generation of the log, drawn by lot at each reset.</param>
/// <param name="Sequence">The frame's turn in its generation, from 0.</param>
/// <param name="Offset">Where it lies in the file, in bytes.</param>
/// <param name="Pages">How many pages follow.</param>
/// <param name="PagesChecksum">Over the pages.</param>
internal readonly record struct LogFrame(ulong Generation, ulong Sequence, long Offset, int Pages, uint PagesChecksum)
{
    /// <summary>The unit in which disks and file systems write.</summary>
    public const int BlockSize = 4096;

    private const int CheckedLength = 48;
    private static ReadOnlySpan<byte> Magic => "IotSmsFr"u8;

    /// <summary>Bytes of the frame with its pages.</summary>
    public long Length => BlockSize + (long)Pages * PageStream.PageSize;

    public void Write(Span<byte> block)
    {
        block[..BlockSize].Clear();
        Magic.CopyTo(block);
        BinaryPrimitives.WriteUInt64LittleEndian(block[8..], Generation);
        BinaryPrimitives.WriteUInt64LittleEndian(block[16..], Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(block[24..], Offset);
        BinaryPrimitives.WriteInt32LittleEndian(block[32..], Pages);
        BinaryPrimitives.WriteUInt32LittleEndian(block[36..], PagesChecksum);
        BinaryPrimitives.WriteUInt32LittleEndian(block[CheckedLength..], Checksum.Of(block[..CheckedLength]));
    }

    /// <summary>Reads a frame's first block; false if it is none, or not one that was written at this offset.</summary>
    public static bool TryRead(ReadOnlySpan<byte> block, long offset, out LogFrame frame)
    {
        frame = default;
        if (block.Length < CheckedLength + sizeof(uint) || !block.StartsWith(Magic)
            || Checksum.Of(block[..CheckedLength]) != BinaryPrimitives.ReadUInt32LittleEndian(block[CheckedLength..]))
            return false;
        frame = new LogFrame(
            BinaryPrimitives.ReadUInt64LittleEndian(block[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(block[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(block[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(block[32..]),
            BinaryPrimitives.ReadUInt32LittleEndian(block[36..]));
        return frame.Offset == offset && frame.Pages > 0;
    }
}

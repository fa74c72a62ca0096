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
/// <param name="Before">The documents before it.</param>
/// <param name="After">The documents with it.</param>
internal readonly record struct LogFrame(ulong Generation, ulong Sequence, long Offset, int Pages, Census Before, Census After)
{
    /// <summary>The unit in which disks and file systems write.</summary>
    public const int BlockSize = 4096;

    private const int PagesChecksum = 36, Counts = 40, PageChecksums = Counts + 2 * Census.Length, CheckedLength = BlockSize - 8;

    /// <summary>As many pages have a checksum each, by which the others are read when one is damaged; all have one together.</summary>
    private const int CheckedEach = (CheckedLength - PageChecksums) / sizeof(uint);

    private static ReadOnlySpan<byte> Magic => "IotSmsF2"u8;

    /// <summary>Bytes of the frame with its pages.</summary>
    public long Length => BlockSize + (long)Pages * PageStream.PageSize;

    /// <summary>Writes the first block before the pages.</summary>
    /// <param name="frame">The block, and behind it the pages.</param>
    public void Write(Span<byte> frame)
    {
        var block = frame[..BlockSize];
        var pages = frame[BlockSize..(int)Length];
        block.Clear();
        Magic.CopyTo(block);
        BinaryPrimitives.WriteUInt64LittleEndian(block[8..], Generation);
        BinaryPrimitives.WriteUInt64LittleEndian(block[16..], Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(block[24..], Offset);
        BinaryPrimitives.WriteInt32LittleEndian(block[32..], Pages);
        BinaryPrimitives.WriteUInt32LittleEndian(block[PagesChecksum..], Checksum.Of(pages));
        Before.Write(block[Counts..]);
        After.Write(block[(Counts + Census.Length)..]);
        for (var page = 0; page < Math.Min(Pages, CheckedEach); page++)
            BinaryPrimitives.WriteUInt32LittleEndian(block[PlaceOf(page)..], Checksum.Of(Page(pages, page)));
        BinaryPrimitives.WriteUInt32LittleEndian(block[CheckedLength..], Checksum.Of(block[..CheckedLength]));
    }

    /// <summary>Reads a frame's first block; false if it is none, or not one that was written at this offset.</summary>
    public static bool TryRead(ReadOnlySpan<byte> block, long offset, out LogFrame frame)
    {
        frame = default;
        if (block.Length < BlockSize || !block.StartsWith(Magic)
            || Checksum.Of(block[..CheckedLength]) != BinaryPrimitives.ReadUInt32LittleEndian(block[CheckedLength..]))
            return false;
        frame = new LogFrame(
            BinaryPrimitives.ReadUInt64LittleEndian(block[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(block[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(block[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(block[32..]),
            Census.Read(block[Counts..]),
            Census.Read(block[(Counts + Census.Length)..]));
        return frame.Offset == offset && frame.Pages > 0;
    }

    /// <summary>Whether all pages are as they were written.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> block, ReadOnlySpan<byte> pages) =>
        Checksum.Of(pages) == BinaryPrimitives.ReadUInt32LittleEndian(block[PagesChecksum..]);

    /// <summary>Whether one page is as it was written.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> block, ReadOnlySpan<byte> pages, int page) => page < CheckedEach
        && Checksum.Of(Page(pages, page)) == BinaryPrimitives.ReadUInt32LittleEndian(block[PlaceOf(page)..]);

    private static int PlaceOf(int page) => PageChecksums + page * sizeof(uint);

    private static ReadOnlySpan<byte> Page(ReadOnlySpan<byte> pages, int page) =>
        pages.Slice(page * PageStream.PageSize, PageStream.PageSize);
}

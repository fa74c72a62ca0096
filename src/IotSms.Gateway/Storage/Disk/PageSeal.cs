using System.Buffers.Binary;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// The checksum of a page of the data file. It lies where LiteDB notes a page's transaction (bytes 14 to 17), which means something in the
/// log only: LiteDB writes all ones there at a checkpoint, and that is what it reads. So it costs no byte, and the file stays LiteDB's.
/// </summary>
internal static class PageSeal
{
    private const int Place = 14;
    private const uint None = uint.MaxValue;

    /// <summary>Puts it on a page.</summary>
    public static void Set(Span<byte> page)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(page[Place..], None);
        BinaryPrimitives.WriteUInt32LittleEndian(page[Place..], Checksum.Of(page));
    }

    /// <summary>Takes it off; false if the page is not what was written. One written by LiteDB alone has none.</summary>
    public static bool TryTakeOff(Span<byte> page)
    {
        var seal = BinaryPrimitives.ReadUInt32LittleEndian(page[Place..]);
        BinaryPrimitives.WriteUInt32LittleEndian(page[Place..], None);
        return seal == None || seal == Checksum.Of(page);
    }
}

using System.Buffers.Binary;

namespace IotSms.Gateway.Storage.Opening;

/// <summary>What a page of a LiteDB 5 file (file version 8) is used for.</summary>
internal enum PageType : byte
{
    Empty = 0,
    Header = 1,
    Collection = 2,
    Index = 3,
    Data = 4,
}

/// <summary>
/// A page of a LiteDB 5 file (file version 8): 32 bytes of header, segments from there upwards, and at its end, downwards, four bytes a
/// segment with its length and position.
/// </summary>
internal readonly struct Page(byte[] image)
{
    private const int HeaderLength = 32, SlotLength = 4;

    /// <summary>No page.</summary>
    public const uint None = uint.MaxValue;

    public uint Id => BinaryPrimitives.ReadUInt32LittleEndian(image);

    public PageType Type => (PageType)image[4];

    public uint Next => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(9));

    /// <summary>The id of the collection page of its collection.</summary>
    public uint Collection => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(19));

    public ReadOnlySpan<byte> Image => image;

    /// <summary>How many slots the page has; some may be free.</summary>
    public int SlotCount => image[30] == byte.MaxValue ? 0 : image[30] + 1;

    private int Items => image[23];

    private int UsedBytes => BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(24));

    /// <summary>The segment in a slot; empty if the slot is free, or if it points out of the page.</summary>
    public ReadOnlySpan<byte> Segment(int slot)
    {
        if (slot >= SlotCount)
            return [];
        var (position, length) = Slot(slot);
        return IsWithin(position, length) ? image.AsSpan(position, length) : [];
    }

    /// <summary>Whether the page's account of its segments adds up, which is what LiteDB relies on when it writes to it.</summary>
    public bool AddsUp()
    {
        if (Type is not (PageType.Data or PageType.Index))
            return Type <= PageType.Data;
        var (items, bytes) = (0, 0);
        for (var slot = 0; slot < SlotCount; slot++)
        {
            var (position, length) = Slot(slot);
            if (position == 0)
                continue;
            if (!IsWithin(position, length))
                return false;
            (items, bytes) = (items + 1, bytes + length);
        }
        return items == Items && bytes == UsedBytes;
    }

    private (int Position, int Length) Slot(int slot)
    {
        var at = image.AsSpan(image.Length - (slot + 1) * SlotLength);
        return (BinaryPrimitives.ReadUInt16LittleEndian(at[2..]), BinaryPrimitives.ReadUInt16LittleEndian(at));
    }

    private bool IsWithin(int position, int length) =>
        position >= HeaderLength && length > 0 && position + length <= image.Length - SlotCount * SlotLength;
}

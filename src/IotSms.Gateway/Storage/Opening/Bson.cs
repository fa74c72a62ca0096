using System.Buffers.Binary;
using System.Text.Unicode;

namespace IotSms.Gateway.Storage.Opening;

/// <summary>
/// Tells whether bytes are a whole BSON document of the types LiteDB writes. LiteDB's own reader may not meet garbage: each exception in it
/// loses an array of its pool, and from the ninth on (5.0.20, ArrayPool.Rent) the pool hands out arrays that are too short, to everybody in
/// the process.
/// </summary>
internal static class Bson
{
    private const int MaximumDepth = 32;
    private const long FirstMillisecond = -62135596800000, LastMillisecond = 253402300800000;

    /// <summary>Whether the bytes begin with a whole document; what follows it is not looked at.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> bytes) => TryTakeDocument(ref bytes, 0);

    private static bool TryTakeDocument(ref ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > MaximumDepth || bytes.Length < 5
            || BinaryPrimitives.ReadInt32LittleEndian(bytes) is var length && (length < 5 || length > bytes.Length))
            return false;
        var elements = bytes[4..length];
        bytes = bytes[length..];
        while (elements[0] != 0)
        {
            var type = elements[0];
            var key = elements[1..].IndexOf((byte)0);
            if (key < 0 || !Utf8.IsValid(elements.Slice(1, key)))
                return false;
            elements = elements[(key + 2)..];
            if (!TryTakeValue(type, ref elements, depth) || elements.IsEmpty)
                return false;
        }
        return elements.Length == 1;
    }

    private static bool TryTakeValue(byte type, ref ReadOnlySpan<byte> bytes, int depth) => type switch
    {
        1 or 18 => TryTake(8, ref bytes),                             // double, int64
        2 => TryTakeString(ref bytes),
        3 or 4 => TryTakeDocument(ref bytes, depth + 1),              // document, array
        5 => TryTakeBinary(ref bytes),                                // bytes, GUID
        7 => TryTake(12, ref bytes),                                  // ObjectId
        8 => TryTake(1, ref bytes),                                   // boolean
        9 => TryTakeDate(ref bytes),
        10 or 127 or 255 => true,                                     // null, greatest, least
        16 => TryTake(4, ref bytes),                                  // int32
        19 => TryTakeDecimal(ref bytes),
        _ => false,
    };

    private static bool TryTake(int length, ref ReadOnlySpan<byte> bytes)
    {
        if (length < 0 || length > bytes.Length)
            return false;
        bytes = bytes[length..];
        return true;
    }

    private static bool TryTakeString(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5 || BinaryPrimitives.ReadInt32LittleEndian(bytes) is var length && (length < 1 || length > bytes.Length - 4))
            return false;
        var text = bytes.Slice(4, length);
        bytes = bytes[(4 + length)..];
        return text[^1] == 0 && Utf8.IsValid(text);
    }

    private static bool TryTakeBinary(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5)
            return false;
        var (length, subtype) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), bytes[4]);
        bytes = bytes[5..];
        return (subtype == 0 || subtype == 4 && length == 16) && TryTake(length, ref bytes);
    }

    private static bool TryTakeDate(ref ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 8 && BinaryPrimitives.ReadInt64LittleEndian(bytes) is >= FirstMillisecond and <= LastMillisecond
        && TryTake(8, ref bytes);

    private static bool TryTakeDecimal(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16)
            return false;
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
        return (flags & 0x7F00FFFF) == 0 && (flags >> 16 & 0xFF) <= 28 && TryTake(16, ref bytes);
    }
}

using System.Buffers.Binary;
using System.Text;
using IotSms.Gateway.Storage.Disk;
using LiteDB;

namespace IotSms.Gateway.Storage;

/// <summary>
/// The checksum of a document and the name of its collection, in its last field: by it a document in a damaged page is known to be whole
/// and in its place, and two halves of different times to be none. It takes 8 bytes, and nobody outside the store sees it.
/// </summary>
internal static class DocumentSeal
{
    private const string Field = "c";
    private const int Length = 8;

    private static ReadOnlySpan<byte> Mark => [16, (byte)'c', 0];

    /// <summary>The document with its checksum.</summary>
    public static BsonDocument Set(string collection, BsonDocument document)
    {
        var sealedOne = new BsonDocument();
        foreach (var (name, value) in document.GetElements())
            sealedOne[name] = value;
        sealedOne[Field] = Of(collection, BsonSerializer.Serialize(document).AsSpan(4..^1));
        return sealedOne;
    }

    /// <summary>Takes it off a document as it was read.</summary>
    public static BsonDocument TakeOff(BsonDocument document)
    {
        document.Remove(Field);
        return document;
    }

    /// <summary>Whether a document is what was written; null: it has no checksum.</summary>
    public static bool? IsWhole(string collection, ReadOnlySpan<byte> bson) =>
        bson.Length < 4 + Length || !bson[^Length..].StartsWith(Mark)
            ? null
            : Of(collection, bson[4..^Length]) == BinaryPrimitives.ReadInt32LittleEndian(bson[^5..]);

    private static int Of(string collection, ReadOnlySpan<byte> elements) =>
        unchecked((int)(Checksum.Of(elements) ^ Checksum.Of(Encoding.UTF8.GetBytes(collection))));
}

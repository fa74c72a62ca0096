using System.Buffers.Binary;
using System.Collections.Immutable;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// How many documents there are and how often any was changed: on the medium with each commit, so that what damage takes can be counted.
/// </summary>
/// <param name="Changes">Documents inserted, updated or deleted since the store was made.</param>
/// <param name="Documents">The documents of each collection, in the order in which the collections were made.</param>
internal sealed record Census(long Changes, ImmutableArray<long> Documents)
{
    /// <summary>Bytes it takes.</summary>
    public const int Length = 8 * (2 + Most);

    private const int Most = 28;

    /// <summary>Nobody has counted.</summary>
    public static Census Unknown { get; } = new(0, []);

    /// <summary>Whether anybody has counted.</summary>
    public bool IsKnown => !Documents.IsEmpty;

    /// <summary>Whether these counts say the same of the collections that both know.</summary>
    public bool Agrees(ImmutableArray<long> documents) => !Documents.Zip(documents).Any(pair => pair.First != pair.Second);

    /// <summary>After a commit.</summary>
    public Census After(Changes changes, IReadOnlyList<string> collections) => !IsKnown ? this : new(
        Changes + changes.Rows,
        [.. Documents.Select((count, i) => i < collections.Count ? count + changes.Growth(collections[i]) : count)]);

    /// <summary>After a commit before which and after which others were counted.</summary>
    public Census After((Census Before, Census After) commit) => !IsKnown ? this : new(
        Changes + commit.After.Changes - commit.Before.Changes,
        [.. Documents.Select((count, i) => count + commit.After.Of(i) - commit.Before.Of(i))]);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static Census Read(ReadOnlySpan<byte> bytes)
    {
        var documents = ImmutableArray.CreateBuilder<long>();
        for (var i = 0; i < Math.Min(BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]), Most); i++)
            documents.Add(BinaryPrimitives.ReadInt64LittleEndian(bytes[(8 * (2 + i))..]));
        return new Census(BinaryPrimitives.ReadInt64LittleEndian(bytes), documents.ToImmutable());
    }

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Changes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Documents.Length);
        for (var i = 0; i < Documents.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes[(8 * (2 + i))..], Documents[i]);
    }

    private long Of(int collection) => collection < Documents.Length ? Documents[collection] : 0;
}

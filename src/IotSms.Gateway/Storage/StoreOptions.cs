using IotSms.Gateway.Storage.Disk;
using LiteDB;

namespace IotSms.Gateway.Storage;

/// <summary>Where a store lives and how it behaves.</summary>
/// <param name="DataDirectory">The directory that holds the files; it is created with mode 0700.</param>
internal sealed record StoreOptions(string DataDirectory)
{
    /// <summary>The version of the documents this program writes; a file with a greater one is refused.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>
    /// Every collection, in an order that only ever grows at its end: a file that lost its header is put together again by it.
    /// </summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>
    /// The secondary indexes; each adds 16 KiB of writing to a lone insert, and twice that to a lone change of its field.
    /// </summary>
    public IReadOnlyList<StoreIndex> Indexes { get; init; } = [];

    /// <summary>Bytes of log after which it is copied into the data file at once; from half of that, as soon as it is quiet.</summary>
    public long LogLimit { get; init; } = 4 << 20;

    /// <summary>How long no write must come for it to be quiet.</summary>
    public TimeSpan QuietAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Free bytes of the file system below which writes are refused, so that the last of the disk is left to whatever clears it.
    /// </summary>
    public long MinimumFreeBytes { get; init; } = 16 << 20;

    /// <summary>How many pieces of work may wait; more wait at the door.</summary>
    public int QueueLength { get; init; } = 1024;

    /// <summary>How many writes share one transaction at most.</summary>
    public int GroupLength { get; init; } = 256;

    /// <summary>
    /// Called at the start of each opening pass; what it returns is handed every document of the pass with its collection's name.
    /// A pass that meets damage is abandoned and another begins after the salvage, so what was gathered before a new call is void.
    /// </summary>
    public Func<Action<string, BsonDocument>>? BeginPass { get; init; }

    /// <summary>Opens a file of the store; another than the real one only where power losses are simulated.</summary>
    public Func<string, IBlockFile> OpenFile { get; init; } = BlockFile.Open;
}

using System.Collections.Immutable;
using IotSms.Gateway.Storage.Disk;
using LiteDB;
using LiteDB.Engine;

namespace IotSms.Gateway.Storage;

/// <summary>
/// A LiteDB engine on a data file and a log, and the moments at which they are durable. One thread owns it: LiteDB's transactions belong to
/// the thread that began them, and on a plain thread its writer task starts on the thread pool, as it must.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly IBlockFile _dataFile, _logFile, _markFile;
    private readonly DataStream _data;
    private readonly LogStream _log;
    private LiteEngine? _engine;

    /// <summary>Opens the files; the engine starts at its first use.</summary>
    public Database(string dataPath, string logPath, string markPath, StoreOptions options, DiskTally tally)
    {
        _dataFile = options.OpenFile(dataPath);
        _logFile = options.OpenFile(logPath);
        _markFile = options.OpenFile(markPath);
        _log = new LogStream(_logFile, new CommitMark(_markFile), tally, options.LogLimit * 2);
        _data = new DataStream(_dataFile, _log, tally);
        Recovery = _log.Recover();
        IsNew = _data.Length == 0;
        IsBereft = IsNew && (_logFile.Length > 0 || Census.IsKnown);
    }

    /// <summary>What the log held.</summary>
    public LogRecovery Recovery { get; }

    /// <summary>Whether the data file was absent, empty, or cut off at its birth.</summary>
    public bool IsNew { get; }

    /// <summary>
    /// Whether there is a log but no data file: since a log begins when the data file is durable, somebody took that away.
    /// </summary>
    public bool IsBereft { get; }

    /// <summary>Bytes of log in use.</summary>
    public long LogBytes => _log.UsedBytes;

    /// <summary>The documents as of the last commit, without those of commits that are lost.</summary>
    public Census Census => _log.Census;

    /// <summary>Whether everything is in the data file.</summary>
    public bool IsCheckpointed => _log.IsEmpty;

    /// <summary>Free bytes of the file system.</summary>
    public long FreeBytes => _dataFile.FreeBytes;

    /// <summary>The pages below the engine, for when it can't read them.</summary>
    public (DataStream Data, LogStream Log) Pages => (_data, _log);

    /// <summary>The engine; after <see cref="Abandon"/> a new one, which knows what is durable and nothing else.</summary>
    public LiteEngine Engine => _engine ??= Start();

    /// <summary>Begins a transaction.</summary>
    public void Begin()
    {
        if (!Engine.BeginTrans())
            throw new InvalidOperationException("A transaction is open already.");
    }

    /// <summary>Commits the open transaction and returns when it is on the medium; false if it changed nothing.</summary>
    /// <param name="census">The documents with it.</param>
    /// <exception cref="IOException">It is not; <see cref="Abandon"/> must follow.</exception>
    public bool Commit(Census census)
    {
        if (!Engine.Commit())
            throw new InvalidOperationException("LiteDB lost the transaction.");
        return MakeDurable(census);
    }

    /// <summary>Makes durable what the engine committed by itself.</summary>
    public bool MakeDurable() => MakeDurable(Census);

    /// <summary>The documents were counted.</summary>
    public void Count(ImmutableArray<long> documents) => _log.Count(documents);

    /// <summary>Makes durable what the engine committed by itself, in the data file.</summary>
    public void MakeDurableAndCheckpoint()
    {
        if (MakeDurable())
            Checkpoint();
    }

    /// <summary>
    /// Forgets everything that is not durable, by throwing the engine away. LiteDB's own Rollback writes to the log, and after an I/O error
    /// or an error of its own the engine is unusable anyway.
    /// </summary>
    public void Abandon()
    {
        _engine?.Dispose();
        _engine = null;
        _log.Discard();
        _data.Discard();
    }

    /// <summary>Copies the log into the data file and begins a new log.</summary>
    /// <exception cref="IOException">It failed half-way; nothing is lost, and <see cref="Abandon"/> must follow.</exception>
    public void Checkpoint()
    {
        Engine.Checkpoint();
        _log.FinishReset();
    }

    public void Dispose()
    {
        Abandon();
        _dataFile.Dispose();
        _logFile.Dispose();
        _markFile.Dispose();
    }

    private bool MakeDurable(Census census)
    {
        // A commit only queues its pages for LiteDB's writer task; this is the one place that tells how many there are.
        using var reader = Engine.Query("$database", new Query());
        if (!reader.Read())
            throw new InvalidOperationException("LiteDB does not describe itself.");
        return _log.Commit(reader.Current["logFileSize"].AsInt32, census);
    }

    private LiteEngine Start()
    {
        var engine = new LiteEngine(new EngineSettings { DataStream = _data, LogStream = _log, Collation = Collation.Binary });
        // LiteDB must not checkpoint by itself: not at 1000 pages, and not when a failed engine is disposed of.
        engine.Pragma("CHECKPOINT", 0);
        engine.Pragma("UTC_DATE", true);
        return engine;
    }
}

using System.Collections.Immutable;
using IotSms.Gateway.Storage.Disk;
using LiteDB;
using LiteDB.Engine;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway.Storage.Opening;

/// <summary>Brings a data directory to the state in which the store can serve: whole, checked, of this schema, with its indexes.</summary>
internal sealed class Opener(StoreOptions options, TimeProvider time, DiskTally tally, ILogger logger)
{
    /// <summary>Where the store keeps what it has to remember itself.</summary>
    public const string OwnCollection = "store";

    private const string SchemaId = "schema";
    private const int SalvageBatch = 256;
    private readonly StoreFiles _files = new(options.DataDirectory);

    /// <summary>Opens the database.</summary>
    /// <exception cref="StoreException">A newer schema.</exception>
    /// <exception cref="IOException">The disk can't be written to.</exception>
    public Database Open(out OpeningReport report)
    {
        _files.FinishSwap(time.GetUtcNow());
        var database = OpenFiles();
        try
        {
            var created = database.IsNew && !database.IsBereft;
            var frames = database.Recovery.Frames;
            if (!TryCheck(database, out var documents, out var damage))
            {
                database = Salvage(database, damage, out _);
                documents = Integrity.Check(database, options.BeginPass?.Invoke());
            }
            SetUp(database);
            database.Count(Count(documents));
            var salvage = LastSalvage(database.Engine);
            // The pass has filled LiteDB's cache with the whole file, and it never gives memory back.
            database.Abandon();
            report = new OpeningReport(created, documents.Values.Sum(), frames, salvage);
            logger.Opened(report.Documents, frames);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Sets a database aside that turned out to be damaged while it was in use, and goes on with what can be read of it.</summary>
    public Database Repair(Database database, string damage, out SalvageReport salvage)
    {
        var repaired = Salvage(database, damage, out salvage);
        SetUp(repaired);
        repaired.Count(Count(Integrity.Check(repaired, visit: null)));
        repaired.Abandon();
        return repaired;
    }

    private Database OpenFiles() => new(_files.Data, _files.Log, _files.Mark, options, tally);

    private bool TryCheck(Database database, out IReadOnlyDictionary<string, long> documents, out string damage)
    {
        (documents, damage) = (new Dictionary<string, long>(), "");
        try
        {
            if (database.Recovery is { LostFrames: > 0 and var lost })
                throw new InvalidDataException($"{lost} acknowledged commits in the log are not whole");
            if (database.IsBereft)
                throw new InvalidDataException("there is a log but no data file");
            CheckSchema(database.Engine);
            documents = Integrity.Check(database, options.BeginPass?.Invoke());
            if (database.Recovery.IsCurrent && !database.Census.Agrees(Count(documents)))
                throw new InvalidDataException("there are not as many documents as there were");
            return true;
        }
        // Whatever LiteDB stumbles over in a damaged file, from an index out of range to a read error of the medium.
        catch (Exception e) when (e is not (StoreException or OutOfMemoryException))
        {
            damage = e.Message;
            return false;
        }
    }

    private SalvageReport? LastSalvage(LiteEngine engine) =>
        new StoreReader(engine).Find(OwnCollection, SalvageDocument.Id) is { } document
            && SalvageDocument.To(document) is var last
            && (last is not { IsTakenUp: true, IsTold: true } || (time.GetUtcNow() - last.At).Duration() < SalvageReport.Memory)
            ? last
            : null;

    private ImmutableArray<long> Count(IReadOnlyDictionary<string, long> documents) =>
        [.. options.Collections.Select(name => documents.GetValueOrDefault(name))];

    private void CheckSchema(LiteEngine engine)
    {
        var found = new StoreReader(engine).Find(OwnCollection, SchemaId)?["version"].AsInt32 ?? 0;
        if (found > options.SchemaVersion)
        {
            throw new StoreException(
                StoreError.NewerSchema,
                $"{_files.Data} has schema {found}; this program knows {options.SchemaVersion}. "
                    + "Use the program that wrote it, or a later one.");
        }
    }

    /// <summary>Makes collections, indexes and the schema document where they are missing; writes nothing if none is.</summary>
    private void SetUp(Database database)
    {
        var engine = database.Engine;
        foreach (var name in options.Collections.Prepend(OwnCollection).Except(Integrity.Collections(engine)))
        {
            // LiteDB makes a collection with its first document, and keeps it when that goes.
            engine.Insert(name, [new BsonDocument { ["_id"] = SchemaId }], BsonAutoId.ObjectId);
            engine.Delete(name, [SchemaId]);
        }
        foreach (var index in options.Indexes)
            engine.EnsureIndex(index.Collection, index.Field, index.Expression, index.Unique);
        if (new StoreReader(engine).Find(OwnCollection, SchemaId)?["version"].AsInt32 != options.SchemaVersion)
        {
            engine.Upsert(
                OwnCollection, [new BsonDocument { ["_id"] = SchemaId, ["version"] = options.SchemaVersion }], BsonAutoId.ObjectId);
        }
        database.MakeDurable();
    }

    private Database Salvage(Database damaged, string damage, out SalvageReport report)
    {
        damaged.Abandon();
        using (var fresh = new Database(_files.Salvaged, _files.SalvagedLog, _files.SalvagedMark, options, tally))
        {
            SetUp(fresh);
            var pages = new DocumentPages(new PageMap(damaged.Pages, takesDamaged: true), [.. options.Collections.Prepend(OwnCollection)]);
            var count = 0;
            IReadOnlyList<SalvagedDocuments> collections = [.. pages.Read((name, document) =>
            {
                if (name == OwnCollection)
                    return true;
                if (++count % SalvageBatch == 0)
                    fresh.MakeDurableAndCheckpoint();
                return TryInsert(fresh.Engine, name, document);
            }).Where(c => c.Name != OwnCollection)];
            // In use, the log knows better than it did at the start.
            var (recovery, census) = (damaged.Recovery, damaged.Census);
            var now = time.GetUtcNow();
            report = new SalvageReport(
                now, damage, _files.Damaged(now), recovery.LostFrames, recovery.LostChanges, census.IsKnown, Missing(collections, census));
            fresh.Engine.Insert(OwnCollection, [SalvageDocument.From(report)], BsonAutoId.ObjectId);
            fresh.MakeDurableAndCheckpoint();
        }
        _files.ClearSalvage();
        damaged.Dispose();
        _files.Swap(report.DamagedFile);
        logger.Salvaged(
            damage, report.Kept, report.AtMost, report.Lost, report.LostChanges, report.LostCommits, report.IsCounted, report.DamagedFile);
        return OpenFiles();
    }

    /// <summary>
    /// What is lost of each collection by the count of what there was or, if nobody has counted, by what an index still names.
    /// </summary>
    private IReadOnlyList<SalvagedDocuments> Missing(IReadOnlyList<SalvagedDocuments> found, Census census) =>
    [
        .. options.Collections.Select((name, i) =>
        {
            var (kept, lost) = found.FirstOrDefault(c => c.Name == name) is { } known ? (known.Kept, known.Lost) : (0, 0);
            return new SalvagedDocuments(name, kept, i < census.Documents.Length ? Math.Max(0, census.Documents[i] - kept) : lost);
        }),
        .. found.Where(c => !options.Collections.Contains(c.Name)),
    ];

    private static bool TryInsert(LiteEngine engine, string collection, ReadOnlyMemory<byte> bson)
    {
        var document = BsonSerializer.Deserialize(bson.ToArray(), utcDate: true);
        try
        {
            return !document["_id"].IsNull && engine.Insert(collection, [document], BsonAutoId.ObjectId) == 1;
        }
        // Two documents that share a key, or one whose damage made it no key at all: that one is lost, the others are not.
        catch (LiteException)
        {
            return false;
        }
    }
}

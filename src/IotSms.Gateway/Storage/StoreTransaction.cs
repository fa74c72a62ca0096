using IotSms.Gateway.Storage.Disk;
using LiteDB;
using LiteDB.Engine;

namespace IotSms.Gateway.Storage;

/// <summary>
/// Reads and changes documents, for the length of one piece of work. It sees what the work before it in its group has written.
/// </summary>
internal sealed class StoreTransaction(LiteEngine engine, Changes changes) : StoreReader(engine)
{
    /// <summary>Documents changed so far, by its whole group.</summary>
    public int Rows => changes.Rows;

    /// <summary>Adds a document, which carries its own <c>_id</c>.</summary>
    /// <exception cref="LiteException">A unique index has the key already; the work fails.</exception>
    public void Insert(string collection, BsonDocument document) =>
        Count(
            collection,
            engine => engine.Insert(collection, [DocumentSeal.Set(collection, RequireId(document))], BsonAutoId.ObjectId),
            growth: 1);

    /// <summary>Adds a document unless its id is there; returns whether it did.</summary>
    public bool TryInsert(string collection, BsonDocument document)
    {
        if (Find(collection, RequireId(document)["_id"]) is not null)
            return false;
        Insert(collection, document);
        return true;
    }

    /// <summary>Replaces the document with this one's id; returns whether it was there.</summary>
    public bool Update(string collection, BsonDocument document) =>
        Count(collection, engine => engine.Update(collection, [DocumentSeal.Set(collection, RequireId(document))]), growth: 0) > 0;

    /// <summary>Replaces the document with this one's id, or adds it.</summary>
    public void Upsert(string collection, BsonDocument document)
    {
        if (!Update(collection, document))
            Insert(collection, document);
    }

    /// <summary>Removes the document with this id; returns whether it was there.</summary>
    public bool Delete(string collection, BsonValue id) => Delete(collection, [id]) > 0;

    /// <summary>
    /// Removes up to <paramref name="limit"/> documents whose field is below a value, the lowest first, and returns how many. For
    /// retention: repeat until it returns less than the limit, each time in a piece of work of its own, so that others get their turn.
    /// </summary>
    public int DeleteBelow(string collection, string field, BsonValue below, int limit)
    {
        var old = Query(collection, new Query
        {
            // Null sorts before every value: a document without the field is not old.
            Where = { Where(field, "<", below), Where(field, "!=", BsonValue.Null) },
            OrderBy = "$." + field,
            Select = "{ _id: $._id }",
            Limit = limit,
        });
        return old.Count == 0 ? 0 : Delete(collection, [.. old.Select(document => document["_id"])]);
    }

    private static BsonDocument RequireId(BsonDocument document) =>
        document["_id"].IsNull ? throw new ArgumentException("A document carries its own _id.", nameof(document)) : document;

    private int Delete(string collection, List<BsonValue> ids) =>
        Count(collection, engine => engine.Delete(collection, ids), growth: -1);

    private int Count(string collection, Func<LiteEngine, int> change, int growth)
    {
        var rows = Run(change);
        changes.Add(collection, rows, growth);
        return rows;
    }
}

using LiteDB;
using LiteDB.Engine;

namespace IotSms.Gateway.Storage;

/// <summary>
/// Reads documents, for the length of one piece of work. Everything is materialised: an open cursor would hold back the checkpoint, and
/// fields of documents are addressed as LiteDB paths such as <c>$.state</c>.
/// </summary>
internal class StoreReader(LiteEngine engine)
{
    private bool _closed;

    /// <summary>Why the transaction can't go on, if a call on the engine failed in it.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The document with this id, or null.</summary>
    public BsonDocument? Find(string collection, BsonValue id) =>
        Query(collection, new Query { Where = { Where("_id", "=", id) }, Limit = 1 }) is [var found, ..] ? found : null;

    /// <summary>The documents whose field has this value, in order of their ids if the field has no index.</summary>
    public IReadOnlyList<BsonDocument> FindBy(string collection, string field, BsonValue value, int limit = int.MaxValue) =>
        Query(collection, new Query { Where = { Where(field, "=", value) }, Limit = limit });

    /// <summary>The documents whose field lies in [from, below), in ascending order of it.</summary>
    public IReadOnlyList<BsonDocument> FindRange(
        string collection, string field, BsonValue from, BsonValue below, int limit = int.MaxValue) =>
        Query(collection, new Query
        {
            Where = { Where(field, ">=", from), Where(field, "<", below) },
            OrderBy = "$." + field,
            Limit = limit,
        });

    /// <summary>All documents of a collection, in order of their ids.</summary>
    public IReadOnlyList<BsonDocument> All(string collection) => Query(collection, new Query());

    /// <summary>How many documents a collection has; walks its index.</summary>
    public int Count(string collection) => Query(collection, new Query { Select = "{ _id: $._id }" }).Count;

    /// <summary>
    /// A comparison with a parameter. LiteDB's own Query.EQ and its kin write the value into the expression, and each new expression is
    /// compiled and kept for ever.
    /// </summary>
    public static BsonExpression Where(string field, string comparison, BsonValue value) =>
        BsonExpression.Create($"$.{field} {comparison} @0", value);

    /// <summary>Any query LiteDB knows; put values into it by <see cref="Where"/>.</summary>
    public IReadOnlyList<BsonDocument> Query(string collection, Query query) => Run(engine =>
    {
        using var reader = engine.Query(collection, query);
        var documents = new List<BsonDocument>();
        while (reader.Read())
            documents.Add(DocumentSeal.TakeOff(reader.Current.AsDocument));
        return documents;
    });

    /// <summary>Ends the work: whoever kept this object meets an exception.</summary>
    public void Close() => _closed = true;

    /// <summary>
    /// Runs one call on the engine. LiteDB throws the whole transaction away when a call fails and then commits each further call by
    /// itself, so a failed transaction must not see another.
    /// </summary>
    protected T Run<T>(Func<LiteEngine, T> call)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (Failure is not null)
            throw new InvalidOperationException("An earlier call of this work failed.", Failure);
        try
        {
            return call(engine);
        }
        catch (Exception e)
        {
            Failure = e;
            throw;
        }
    }
}

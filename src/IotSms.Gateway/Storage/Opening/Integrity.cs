using LiteDB;
using LiteDB.Engine;

namespace IotSms.Gateway.Storage.Opening;

/// <summary>
/// Reads all there is, because LiteDB opens a truncated or garbled file without complaint and fails, or answers wrongly, later. First the
/// pages without LiteDB, then each document through its collection's id index, then the length of each other index.
/// </summary>
internal static class Integrity
{
    /// <summary>Hands every document to <paramref name="visit"/> and returns how many each collection has.</summary>
    /// <exception cref="InvalidDataException">The file contradicts itself. LiteDB throws whatever it stumbles over besides.</exception>
    public static IReadOnlyDictionary<string, long> Check(Database database, Action<string, BsonDocument>? visit)
    {
        var engine = database.Engine;
        var pages = new PageMap(database.Pages);
        CheckPages(pages, engine);
        foreach (var collection in new DocumentPages(pages, []).Read((_, _) => true))
        {
            if (collection.Lost > 0)
                throw new InvalidDataException($"{collection.Lost} documents of {collection.Name} can't be read");
        }
        var documents = new Dictionary<string, long>();
        foreach (var name in Collections(engine))
        {
            var count = 0;
            using (var reader = engine.Query(name, new Query()))
            {
                for (; reader.Read(); count++)
                    visit?.Invoke(name, DocumentSeal.TakeOff(reader.Current.AsDocument));
            }
            CheckIndexes(engine, name, count);
            documents[name] = count;
        }
        return documents;
    }

    /// <summary>The names of the collections.</summary>
    public static IReadOnlyList<string> Collections(LiteEngine engine) =>
        [.. Read(engine, "$cols", new Query()).Where(c => c["type"] == "user").Select(c => c["name"].AsString)];

    private static void CheckPages(PageMap pages, LiteEngine engine)
    {
        var self = Read(engine, "$database", new Query())[0];
        var last = (uint)self["lastPageID"].AsInt32;
        for (var id = 0u; id <= last; id++)
        {
            if (pages.Read(id) is not { } page || !page.AddsUp())
                throw new InvalidDataException($"page {id} of {last} is not whole");
        }
        var steps = 0u;
        for (var free = (uint)self["freeEmptyPageID"].AsInt32; free != Page.None; steps++)
        {
            if (free > last || steps > last || pages.Read(free) is not { Type: PageType.Empty } page)
                throw new InvalidDataException($"the list of free pages breaks at page {free}");
            free = page.Next;
        }
    }

    private static void CheckIndexes(LiteEngine engine, string collection, int count)
    {
        foreach (var index in Read(engine, "$indexes", new Query()).Where(i => i["collection"] == collection && i["name"] != "_id"))
        {
            // One field and no other: LiteDB then walks the index alone.
            var path = index["expression"].AsString;
            var entries = Read(engine, collection, new Query { Select = BsonExpression.Create($"{{ k: {path} }}"), OrderBy = path }).Count;
            if (entries != count)
                throw new InvalidDataException($"index {collection}.{index["name"].AsString} has {entries} entries for {count} documents");
        }
    }

    private static List<BsonDocument> Read(LiteEngine engine, string source, Query query)
    {
        using var reader = engine.Query(source, query);
        var rows = new List<BsonDocument>();
        while (reader.Read())
            rows.Add(reader.Current.AsDocument);
        return rows;
    }
}

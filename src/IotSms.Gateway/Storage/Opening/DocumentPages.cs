using System.Buffers.Binary;
using LiteDB;

namespace IotSms.Gateway.Storage.Opening;

/// <summary>
/// Finds every document that can be read, from the data pages alone: neither LiteDB nor any list or index of the file is relied on. The
/// index of ids serves only to count what is missing.
/// </summary>
internal sealed class DocumentPages
{
    private const int CollectionsOffset = 192, BlockHeader = 6, NodeDataBlock = 2;
    private readonly PageMap _pages;
    private readonly IReadOnlyList<string> _collections;
    private readonly Dictionary<uint, string> _names = [];
    private readonly List<uint> _dataPages = [];
    private readonly Dictionary<uint, HashSet<(uint Page, int Slot)>> _named = [];

    /// <param name="pages">The pages, damaged or not.</param>
    /// <param name="collections">The names in the order in which the collections were made, for when the header page is lost.</param>
    public DocumentPages(PageMap pages, IReadOnlyList<string> collections)
    {
        (_pages, _collections) = (pages, collections);
        var collectionPages = new SortedSet<uint>();
        for (var id = 0u; id < pages.Count; id++)
        {
            if (pages.Read(id) is not { } page)
                continue;
            switch (page.Type)
            {
                case PageType.Header when id == 0:
                    ReadNames(page);
                    break;
                case PageType.Collection:
                    collectionPages.Add(id);
                    break;
                case PageType.Index:
                    CountNodes(page);
                    break;
                case PageType.Data:
                    _dataPages.Add(id);
                    break;
            }
            // Each collection has index pages, whatever else is lost.
            if (page.Type is PageType.Index or PageType.Data && !pages.IsDamaged(id))
                collectionPages.Add(page.Collection);
        }
        if ((_names.Count == 0 || pages.IsDamaged(0)) && collectionPages.Count == collections.Count)
            foreach (var (id, name) in collectionPages.Zip(collections))
                _names[id] = name;
    }

    /// <summary>Hands over each document that is whole, which the receiver may refuse, and returns the count of each collection.</summary>
    public IReadOnlyList<SalvagedDocuments> Read(Func<string, ReadOnlyMemory<byte>, bool> keep)
    {
        var kept = new Dictionary<string, int>();
        // Of two documents that share an id, one is older and of a page that has lost a newer image: the other is to come first.
        foreach (var id in _dataPages.OrderByDescending(_pages.TurnOf))
        {
            var page = _pages.Read(id)!.Value;
            for (var slot = 0; slot < page.SlotCount; slot++)
            {
                var block = page.Segment(slot);
                if (block.Length <= BlockHeader || block[0] != 0)
                    continue;
                Named(page.Collection).Add((id, slot));
                if (ReadDocument(id, block, page.Collection) is var (name, document) && keep(name, document))
                    kept[name] = kept.GetValueOrDefault(name) + 1;
            }
        }
        var named = _named.ToLookup(c => NameOf(c.Key), c => c.Value.Count);
        return [.. named.Select(c => c.Key).Union(kept.Keys).Select(name => new SalvagedDocuments(
            name, kept.GetValueOrDefault(name), Math.Max(0, named[name].Sum() - kept.GetValueOrDefault(name))))];
    }

    private string NameOf(uint collection) => _names.GetValueOrDefault(collection) ?? $"lost_{collection}";

    private HashSet<(uint Page, int Slot)> Named(uint collection)
    {
        if (!_named.TryGetValue(collection, out var named))
            _named[collection] = named = [];
        return named;
    }

    private void ReadNames(Page header)
    {
        var names = header.Image[CollectionsOffset..];
        if (!Bson.IsWhole(names))
            return;
        foreach (var (name, page) in BsonSerializer.Deserialize(names.ToArray()).Where(n => n.Value.IsInt32))
            _names[(uint)page.AsInt32] = name;
    }

    /// <summary>A node of the id index (the first of a collection, slot 0) names the block its document begins in.</summary>
    private void CountNodes(Page page)
    {
        for (var slot = 0; slot < page.SlotCount; slot++)
        {
            var node = page.Segment(slot);
            if (node.Length > NodeDataBlock + 5 && node[0] == 0
                && Address(node[NodeDataBlock..]) is { Page: < Page.None } address && address.Page < _pages.Count)
                Named(page.Collection).Add(address);
        }
    }

    private (string Collection, byte[] Document)? ReadDocument(uint id, ReadOnlySpan<byte> first, uint collection)
    {
        var bytes = new List<byte>(first.Length);
        var seen = new HashSet<(uint, int)>();
        var isDamaged = _pages.IsDamaged(id);
        for (var block = first; ;)
        {
            bytes.AddRange(block[BlockHeader..]);
            var next = Address(block[1..]);
            if (next.Page == Page.None)
                break;
            if (!seen.Add(next) || _pages.Read(next.Page) is not { Type: PageType.Data } page || page.Collection != collection)
                return null;
            isDamaged |= _pages.IsDamaged(next.Page);
            block = page.Segment(next.Slot);
            if (block.Length <= BlockHeader || block[0] == 0)
                return null;
        }
        byte[] document = [.. bytes];
        if (!Bson.IsWhole(document))
            return null;
        document = document[..BinaryPrimitives.ReadInt32LittleEndian(document)];
        return CollectionOf(document, NameOf(collection), isDamaged) is { } name ? (name, document) : null;
    }

    /// <summary>The collection to which a document belongs: its checksum knows it too. Null: it is not what was written.</summary>
    private string? CollectionOf(byte[] document, string name, bool isDamaged) => DocumentSeal.IsWhole(name, document) switch
    {
        true => name,
        false => _collections.FirstOrDefault(other => DocumentSeal.IsWhole(other, document) is true),
        null => isDamaged ? null : name,
    };

    private static (uint Page, int Slot) Address(ReadOnlySpan<byte> bytes) => (BinaryPrimitives.ReadUInt32LittleEndian(bytes), bytes[4]);
}

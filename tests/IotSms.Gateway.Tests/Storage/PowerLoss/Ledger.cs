using System.Text;
using LiteDB;

namespace IotSms.Gateway.Storage.PowerLoss;

/// <summary>
/// What was asked of a store and what it acknowledged, by the instants of its disk. Each key is changed by one caller, one change at a
/// time; a null version is a deletion.
/// </summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Change>> _changes = [];

    /// <summary>Documents that were acknowledged by then.</summary>
    public int AcknowledgedBy(int instant) => _changes.Values.Count(c => c.Any(change => change.AcknowledgedAt <= instant));

    /// <summary>Notes that a change is asked for; the answer notes that it was acknowledged.</summary>
    public Action<int> Ask(string key, int? version, int instant)
    {
        var change = new Change(version, instant);
        lock (_gate)
        {
            if (!_changes.TryGetValue(key, out var changes))
                _changes[key] = changes = [];
            changes.Add(change);
        }
        return acknowledgedAt => change.AcknowledgedAt = acknowledgedAt;
    }

    /// <summary>Everything acknowledged, as if it had been so from the beginning of a history.</summary>
    public Ledger From(IReadOnlyDictionary<string, BsonDocument> found)
    {
        var ledger = new Ledger();
        foreach (var (key, document) in found)
            ledger.Ask(key, document["v"].AsInt32, 0)(0);
        return ledger;
    }

    /// <summary>What is wrong with the documents found after a loss at an instant; null if nothing is.</summary>
    public string? Contradiction(IReadOnlyDictionary<string, BsonDocument> found, int instant)
    {
        foreach (var (key, changes) in _changes)
        {
            var known = changes.FindLastIndex(c => c.AcknowledgedAt <= instant);
            var allowed = changes.Skip(Math.Max(known, 0)).Where(c => c.AskedAt <= instant).Select(c => c.Version).ToList();
            if (known < 0)
                allowed.Add(null);
            var version = found.TryGetValue(key, out var document) ? document["v"].AsInt32 : (int?)null;
            if (!allowed.Contains(version))
            {
                return $"{key}: found version {version?.ToString() ?? "none"}, "
                    + $"allowed {string.Join("/", allowed.Select(v => v?.ToString() ?? "none"))}";
            }
            if (document is not null && !document.Equals(Document(key, document["v"].AsInt32)))
                return $"{key}: version {version} has another content";
        }
        return found.Keys.FirstOrDefault(key => !_changes.ContainsKey(key)) is { } stranger ? $"{stranger} was never written" : null;
    }

    /// <summary>The document of a key in a version: a text of any length up to several pages, known from both.</summary>
    public static BsonDocument Document(string key, int version)
    {
        var random = new Random(Encoding.ASCII.GetBytes(key).Aggregate(version, (hash, b) => hash * 31 + b));
        var length = random.Next(10) == 0 ? random.Next(5_000, 20_000) : random.Next(10, 500);
        var text = string.Concat(Enumerable.Range(0, length / 4)
            .Select(_ => (char)('a' + random.Next(26)))
            .SelectMany(c => Enumerable.Repeat(c, 4)));
        return new BsonDocument { ["_id"] = key, ["v"] = version, ["state"] = version % 3, ["pair"] = key[..^1], ["text"] = text };
    }

    private sealed class Change(int? version, int askedAt)
    {
        public int? Version { get; } = version;

        public int AskedAt { get; } = askedAt;

        public int AcknowledgedAt { get; set; } = int.MaxValue;
    }
}

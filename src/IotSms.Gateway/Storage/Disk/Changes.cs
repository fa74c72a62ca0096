namespace IotSms.Gateway.Storage.Disk;

/// <summary>What a commit changes, by count.</summary>
internal sealed class Changes
{
    private readonly Dictionary<string, int> _growth = [];

    /// <summary>Documents inserted, updated or deleted.</summary>
    public int Rows { get; private set; }

    /// <summary>By how many documents a collection grows.</summary>
    public int Growth(string collection) => _growth.GetValueOrDefault(collection);

    /// <summary>Counts documents of a collection.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="rows">Documents changed.</param>
    /// <param name="growth">1: they are new, -1: they are gone, 0: neither.</param>
    public void Add(string collection, int rows, int growth)
    {
        Rows += rows;
        _growth[collection] = Growth(collection) + rows * growth;
    }
}

namespace IotSms.Simulator.Module;

/// <summary>A message storage: a fixed number of slots, filled at the lowest free one.</summary>
internal sealed class MessageStorage(string name, int capacity, int firstIndex)
{
    private readonly SortedDictionary<int, StoredMessage> _slots = [];

    public string Name { get; } = name;

    public int Capacity { get; } = capacity;

    public int FirstIndex { get; } = firstIndex;

    public int Used => _slots.Count;

    public bool IsFull => _slots.Count >= Capacity;

    public IEnumerable<KeyValuePair<int, StoredMessage>> Messages => _slots;

    public bool Allows(int index) => index >= FirstIndex && index < FirstIndex + Capacity;

    public StoredMessage? Find(int index) => _slots.GetValueOrDefault(index);

    /// <summary>Stores at the lowest free index; null when the storage is full.</summary>
    public int? Add(StoredMessage message)
    {
        for (var index = FirstIndex; index < FirstIndex + Capacity; index++)
        {
            if (_slots.TryAdd(index, message))
                return index;
        }

        return null;
    }

    public void Replace(int index, StoredMessage message) => _slots[index] = message;

    public bool Remove(int index) => _slots.Remove(index);
}

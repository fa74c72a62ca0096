namespace IotSms.Simulator.Module;

/// <summary>What a name of <c>+CPMS</c> stands for: one storage, or two counted through (MT).</summary>
internal sealed class MemoryView(string name, params IReadOnlyList<MessageStorage> parts)
{
    public string Name { get; } = name;

    public IReadOnlyList<MessageStorage> Parts { get; } = parts;

    public int Used => Parts.Sum(part => part.Used);

    public int Capacity => Parts.Sum(part => part.Capacity);

    public bool IsFull => Parts.All(part => part.IsFull);

    /// <summary>All messages with the index they are read under.</summary>
    public IEnumerable<(int Index, MessageStorage Storage, int Slot, StoredMessage Message)> Messages =>
        Parts.SelectMany(part => part.Messages.Select(slot => (slot.Key + Offset(part), part, slot.Key, slot.Value)));

    /// <summary>The storage and slot behind an index; null when there is none.</summary>
    public (MessageStorage Storage, int Slot)? Locate(int index)
    {
        foreach (var part in Parts)
        {
            if (part.Allows(index - Offset(part)))
                return (part, index - Offset(part));
        }

        return null;
    }

    public int Offset(MessageStorage storage) => Parts.TakeWhile(part => part != storage).Sum(part => part.Capacity);
}

namespace IotSms.Gateway;

/// <summary>
/// What was received lately. Networks bring a message twice within seconds (SIM800, A7670E), modules both route and store it, and a program that
/// ended between the disk and AT+CMGD finds it in its slot again.
/// </summary>
internal sealed class SeenPdus(TimeSpan window)
{
    private readonly Dictionary<string, Seen> _byHash = [];

    /// <summary>Whether this was received before: lately, or from this very slot, which may not have been emptied since.</summary>
    public bool Contains(Origin origin, DateTimeOffset now) =>
        _byHash.TryGetValue(origin.Hash, out var seen)
        && (now - seen.At < window || (origin.Slot is not null && seen.Origin.Slot == origin.Slot && seen.Origin.Modem == origin.Modem));

    /// <summary>Notes what is durable now.</summary>
    public void Add(Origin origin, DateTimeOffset at) => _byHash[origin.Hash] = new Seen(origin, at);

    /// <summary>The slot was emptied: the same octets in it later are another message.</summary>
    public void Emptied(string modem, string slot)
    {
        foreach (var (hash, seen) in _byHash)
            if (seen.Origin.Modem == modem && seen.Origin.Slot == slot)
                _byHash[hash] = seen with { Origin = seen.Origin with { Slot = null } };
    }

    /// <summary>All slots of a modem were listed: whatever is not among them was emptied.</summary>
    public void Listed(string modem, IReadOnlySet<string> slots, DateTimeOffset now)
    {
        foreach (var (hash, seen) in _byHash)
        {
            var isInSlot = seen.Origin.Slot is { } slot && (seen.Origin.Modem != modem || slots.Contains(slot));
            if (!isInSlot && now - seen.At >= window)
                _byHash.Remove(hash);
            else if (!isInSlot)
                _byHash[hash] = seen with { Origin = seen.Origin with { Slot = null } };
        }
    }

    private sealed record Seen(Origin Origin, DateTimeOffset At);
}

namespace IotSms.Gateway;

/// <summary>
/// What was received lately. Networks bring a message twice within seconds (SIM800, A7670E), modules both route and store it, and a program
/// that ended between the disk and AT+CMGD finds it in its slot again.
/// </summary>
internal sealed class SeenPdus(TimeSpan window)
{
    // What one modem received is no repeat of what another did: somebody texts both numbers.
    private readonly Dictionary<(string Modem, string Hash), Seen> _seen = [];

    /// <summary>Whether this was received before: lately, or from this very slot, which may not have been emptied since.</summary>
    public bool Contains(Origin origin, DateTimeOffset now) =>
        _seen.TryGetValue((origin.Modem, origin.Hash), out var seen)
        && (now - seen.At < window || (origin.Slot is not null && seen.Slot == origin.Slot));

    /// <summary>Notes what is durable now.</summary>
    public void Add(Origin origin, DateTimeOffset at) => _seen[(origin.Modem, origin.Hash)] = new Seen(origin.Slot, at);

    /// <summary>The slot was emptied: the same octets in it later are another message.</summary>
    public void Emptied(string modem, string slot)
    {
        foreach (var (key, seen) in _seen)
            if (key.Modem == modem && seen.Slot == slot)
                _seen[key] = seen with { Slot = null };
    }

    /// <summary>All slots of a modem were listed: whatever is not among them was emptied.</summary>
    public void Listed(string modem, IReadOnlySet<string> slots, DateTimeOffset now)
    {
        foreach (var (key, seen) in _seen)
        {
            var isInSlot = seen.Slot is { } slot && (key.Modem != modem || slots.Contains(slot));
            if (!isInSlot && now - seen.At >= window)
                _seen.Remove(key);
            else if (!isInSlot)
                _seen[key] = seen with { Slot = null };
        }
    }

    private sealed record Seen(string? Slot, DateTimeOffset At);
}

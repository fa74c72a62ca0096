namespace IotSms.Simulator.Network;

/// <summary>The phones in the network.</summary>
internal sealed partial class VirtualNetwork
{
    private readonly Dictionary<(string To, int Reference, int Total), SortedDictionary<int, string>> _parts = [];
    private byte _reference;

    /// <summary>What phones answer; null when they stay silent.</summary>
    public string? AutoReply { get; set; } = options.AutoReply;

    /// <summary>A phone texts the module: in as many parts as it takes. Returns how many.</summary>
    /// <param name="from">Its number.</param>
    /// <param name="text">The text.</param>
    /// <param name="times">How often each part comes.</param>
    /// <param name="order">Which parts come, counted from 1, in their order; null for all.</param>
    /// <param name="reference">Concatenation reference; null for the next.</param>
    public int Text(string from, string text, int times = 1, IReadOnlyList<int>? order = null, byte? reference = null)
    {
        var parts = MessageCoding.Deliver(from, text, ServiceCentre, timeline.WallClock, reference ?? ++_reference);
        foreach (var number in order ?? [.. Enumerable.Range(1, parts.Count)])
        {
            if (number > parts.Count)
                continue;
            for (var i = 0; i < times; i++)
                Deliver(parts[number - 1]);
        }

        return parts.Count;
    }

    private void Answer(SubmittedMessage message)
    {
        if (AutoReply is not { } reply || Whole(message) is not { } text)
            return;
        Text(message.To, reply.Replace("{text}", text, StringComparison.Ordinal));
    }

    // The text once all parts are there; null before.
    private string? Whole(SubmittedMessage message)
    {
        if (message.Part is not { } part)
            return message.Text;
        var key = (message.To, part.Reference, part.Total);
        if (!_parts.TryGetValue(key, out var texts))
            _parts[key] = texts = [];
        texts[part.Sequence] = message.Text;
        if (texts.Count < part.Total)
            return null;
        _parts.Remove(key);
        return string.Concat(texts.Values);
    }
}

using IotSms.Simulator.Events;

namespace IotSms.Simulator.Network;

/// <summary>The phones in the network.</summary>
internal sealed partial class VirtualNetwork
{
    private readonly Dictionary<(string To, int Reference, int Total), SortedDictionary<int, string>> _parts = [];
    private byte _reference;

    /// <summary>What phones answer; null when they stay silent.</summary>
    public string? AutoReply { get; set; } = options.AutoReply;

    /// <summary>A phone texts the module: in as many parts as it takes. Returns how many.</summary>
    public int Text(string from, string text, int times = 1)
    {
        var parts = MessageCoding.Deliver(from, text, timeline.WallClock, ++_reference);
        foreach (var part in parts)
        {
            for (var i = 0; i < times; i++)
                Deliver(new Inbound(MessageCoding.WithServiceCentre(ServiceCentre, part.Tpdu), null, new SimulatorEvent.Delivered(from, part.Text, Convert.ToHexString(part.Tpdu))));
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

using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Crashes;

/// <summary>
/// Messages in both directions that can be told apart, and the balance afterwards, drawn from the network's log and the
/// subscriber's log alone: what the agent believes is not asked.
/// </summary>
internal sealed class Traffic(Site site)
{
    private readonly List<string> _sent = [];
    private readonly List<string> _delivered = [];

    public int Sent => _sent.Count;

    public int Delivered => _delivered.Count;

    /// <summary>Publishes the next message; every fifth is long. Counted once the broker has acknowledged.</summary>
    public async Task PublishNextAsync(RunningProcess publisher)
    {
        var id = $"k{_sent.Count:D4}";
        var text = _sent.Count % 5 == 4 ? $"<{id}>" + new string('x', 200) + $"</{id}>" : $"<{id}>level</{id}>";
        var to = $"+47900{_sent.Count % 17:D5}";
        _sent.Add(id);
        await publisher.WriteLineAsync(new JsonObject { ["id"] = id, ["to"] = to, ["text"] = text }.ToJsonString());
    }

    /// <summary>A phone texts; every seventh text is long.</summary>
    public async Task DeliverNextAsync(int modem = 0)
    {
        var text = $"in{_delivered.Count:D4}" + (_delivered.Count % 7 == 6 ? new string('y', 180) : "");
        await site.Modems[modem].DeliverAsync($"+46700{_delivered.Count % 13:D5}", text);
        _delivered.Add(text);
    }

    /// <summary>Waits until every message has ended and every text has come.</summary>
    public async Task SettleAsync(TimeSpan limit)
    {
        await site.Listener.Log.WaitForAllAsync("every message ends, every text comes", _ =>
        {
            var seen = site.Listener.Messages;
            var ended = Ended(seen);
            var texts = Texts(seen);
            return _sent.All(id => ended.ContainsKey(id)) && _delivered.All(texts.Contains);
        }, limit);
    }

    /// <summary>The balance; every list must be empty.</summary>
    public Balance Count()
    {
        var seen = site.Listener.Messages;
        var ended = Ended(seen);
        var lost = new List<string>();
        var twiceUnmarked = new List<string>();
        var twiceMarked = new List<string>();

        // A short message of the network's log belongs to the message whose id its text or its long message's first part names.
        var submitted = site.Modems.SelectMany(modem => modem.Submitted).ToList();
        foreach (var id in _sent)
        {
            var copies = Copies(submitted, id);
            if (copies.Count == 0 || copies.Values.Any(n => n == 0)) lost.Add(id);
            if (copies.Values.Any(n => n > 1))
                ((bool)ended[id]["possibleDuplicate"]! ? twiceMarked : twiceUnmarked).Add(id);
        }

        var received = seen.Where(s => s.Topic.EndsWith("/received", StringComparison.Ordinal)).Select(s => s.Json).ToList();
        var lostIn = _delivered.Except(received.Select(json => (string)json["text"]!)).ToList();
        var twiceIn = received.GroupBy(json => (string)json["text"]!)
            .Where(group => group.Skip(1).Any(json => !((bool?)json["possibleDuplicate"] ?? false)))
            .Select(group => string.Join(" then ", group.Select(json => json.ToJsonString()))).ToList();
        return new Balance(lost, twiceUnmarked, twiceMarked, lostIn, twiceIn);
    }

    private static Dictionary<int, int> Copies(List<JsonNode> submitted, string id)
    {
        var first = submitted.Where(e => ((string)e["text"]!).Contains($"<{id}>", StringComparison.Ordinal)).ToList();
        if (first.FirstOrDefault()?["concat"] is not { } concat) return first.Count == 0 ? [] : new() { [1] = first.Count };
        var total = (int)concat["total"]!;
        var reference = (int)concat["ref"]!;
        var to = (string)first[0]["to"]!;
        return Enumerable.Range(1, total).ToDictionary(seq => seq, seq => seq == 1 ? first.Count : submitted.Count(e =>
            (string)e["to"]! == to && e["concat"] is { } c
            && (int)c["ref"]! == reference && (int)c["total"]! == total && (int)c["seq"]! == seq
            && (seq < total || ((string)e["text"]!).Contains($"</{id}>", StringComparison.Ordinal))));
    }

    private static Dictionary<string, JsonNode> Ended(IReadOnlyList<Seen> seen) => seen
        .Where(s => s.Topic.Contains("/message/k", StringComparison.Ordinal))
        .Select(s => s.Json)
        .Where(json => (string?)json["state"] is "sent" or "delivered" or "undelivered" or "failed" or "expired" or "canceled")
        .GroupBy(json => (string)json["id"]!)
        .ToDictionary(group => group.Key, group => group.Last());

    private static HashSet<string> Texts(IReadOnlyList<Seen> seen) =>
        [.. seen.Where(s => s.Topic.EndsWith("/received", StringComparison.Ordinal)).Select(s => (string)s.Json["text"]!)];
}

/// <summary>What the network and the subscriber say of the traffic.</summary>
internal sealed record Balance(
    List<string> LostOut, List<string> TwiceUnmarkedOut, List<string> TwiceMarkedOut, List<string> LostIn, List<string> TwiceUnmarkedIn)
{
    public void AssertNothingLostNorDoubled()
    {
        Assert.True(LostOut.Count == 0, $"lost on the way out: {string.Join(' ', LostOut)}");
        Assert.True(TwiceUnmarkedOut.Count == 0, $"sent twice without possibleDuplicate: {string.Join(' ', TwiceUnmarkedOut)}");
        Assert.True(LostIn.Count == 0, $"lost on the way in: {string.Join(' ', LostIn)}");
        Assert.True(TwiceUnmarkedIn.Count == 0, $"told twice without possibleDuplicate: {string.Join(' ', TwiceUnmarkedIn)}");
    }
}

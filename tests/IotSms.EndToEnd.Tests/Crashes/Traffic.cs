using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Crashes;

/// <summary>
/// Messages in both directions that can be told apart, and the balance afterwards, drawn from the network's log and the
/// subscriber's log alone: what the agent believes is not asked.
/// </summary>
internal sealed partial class Traffic(Site site)
{
    private readonly List<string> _sent = [];
    private readonly List<string> _delivered = [];
    private readonly Dictionary<string, JsonNode> _ended = [];
    private readonly List<(int Place, JsonNode Json)> _received = [];
    private readonly List<int> _brokerDeaths = [];
    private int _seen;

    public int Sent => _sent.Count;

    public int Delivered => _delivered.Count;

    /// <summary>How many of the published messages the subscriber has not seen end.</summary>
    public int Waiting
    {
        get
        {
            TakeSeen();
            return _sent.Count - _ended.Count;
        }
    }

    /// <summary>
    /// The broker was killed and is about to start: what it had just handed to the subscriber it brings again by itself, as QoS 1 lets
    /// it, and nobody marks that.
    /// </summary>
    public void BrokerIsDead() => _brokerDeaths.Add(site.Listener.Log.Count);

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
    public Task SettleAsync(TimeSpan limit) => site.Listener.Log.WaitForAllAsync("every message ends, every text comes", _ =>
    {
        TakeSeen();
        return _sent.All(_ended.ContainsKey) && !_delivered.Except(Texts).Any();
    }, limit);

    /// <summary>The balance; every list must be empty.</summary>
    public Balance Count()
    {
        TakeSeen();
        var lost = new List<string>();
        var twiceUnmarked = new List<string>();
        var twiceMarked = new List<string>();
        var submitted = site.Modems.SelectMany(modem => modem.Submitted).Select(Text).ToList();
        var beginnings = submitted.ToLookup(text => Opening().Match(text).Groups[1].Value);
        var endings = submitted.ToLookup(text => Closing().Match(text).Groups[1].Value);
        foreach (var id in _sent)
        {
            // A long message here has two parts: one begins with its id, the other ends with it.
            int[] copies = [beginnings[id].Count(), endings[id].Count()];
            if (copies.Min() == 0) lost.Add(id);
            if (copies.Max() > 1) ((bool)_ended[id]["possibleDuplicate"]! ? twiceMarked : twiceUnmarked).Add(id);
        }

        var lostIn = _delivered.Except(Texts).ToList();
        var twiceIn = _received.GroupBy(copy => Text(copy.Json))
            .Where(copies => copies.Zip(copies.Skip(1)).Any(pair => IsUnmarked(pair.Second.Json) && !IsBrokers(pair.First, pair.Second)))
            .Select(copies => string.Join(" then ", copies.Select(copy => copy.Json.ToJsonString()))).ToList();
        return new Balance(lost, twiceUnmarked, twiceMarked, lostIn, twiceIn);
    }

    private IEnumerable<string> Texts => _received.Select(copy => Text(copy.Json));

    private static bool IsUnmarked(JsonNode received) => !((bool?)received["possibleDuplicate"] ?? false);

    private bool IsBrokers((int Place, JsonNode Json) first, (int Place, JsonNode Json) second) =>
        JsonNode.DeepEquals(first.Json, second.Json) && _brokerDeaths.Any(death => first.Place < death && death <= second.Place);

    // Each line is looked at once: thousands of kills make tens of thousands of them.
    private void TakeSeen()
    {
        var fresh = site.Listener.MessagesFrom(_seen);
        foreach (var seen in fresh)
        {
            var place = _seen++;
            if (seen.Topic.EndsWith("/received", StringComparison.Ordinal)) _received.Add((place, seen.Json));
            if (!seen.Topic.Contains("/message/k", StringComparison.Ordinal)) continue;
            if (seen.Json is var json && (string?)json["state"] is
                "sent" or "delivered" or "undelivered" or "failed" or "expired" or "canceled") _ended[(string)json["id"]!] = json;
        }
    }

    private static string Text(JsonNode message) => (string)message["text"]!;

    [GeneratedRegex("<(k[0-9]+)>")]
    private static partial Regex Opening();

    [GeneratedRegex("</(k[0-9]+)>")]
    private static partial Regex Closing();
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Crashes;

/// <summary>
/// Messages in both directions that can be told apart, and the balance afterwards, drawn from the network's log and the
/// subscribers' logs alone: what the agent believes is not asked.
/// </summary>
internal sealed partial class Traffic : IAsyncDisposable
{
    private readonly Site _site;

    /// <summary>
    /// Sees each copy that the agent publishes once: what the broker delivers again after its death, as it may and unmarked, goes to those
    /// with a session.
    /// </summary>
    private readonly Subscriber _witness;
    private readonly List<string> _sent = [];
    private readonly List<string> _delivered = [];
    private readonly Dictionary<string, JsonNode> _ended = [];
    private readonly HashSet<string> _received = [];
    private int _seen;

    private Traffic(Site site)
    {
        _site = site;
        _witness = new(site.Broker.Port, "witness", "iotsms/site7/received", qos: 0);
    }

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

    public static async Task<Traffic> StartAsync(Site site)
    {
        var traffic = new Traffic(site);
        await traffic._witness.StartAsync();
        return traffic;
    }

    /// <summary>Kills the broker. The agent stands still until it is dead, so that what it had published is on the broker's disk.</summary>
    public async Task KillBrokerAsync()
    {
        await _site.Agent.SuspendAsync();
        await _site.Broker.KillOnceSavedAsync();
        await _site.Agent.ResumeAsync();
    }

    /// <summary>Starts the broker that was killed, and has the witness back before anybody else.</summary>
    public async Task BringBrokerBackAsync()
    {
        await _site.Broker.StartAsync();
        await _witness.StartAsync();
    }

    /// <summary>Publishes the next message; every fifth is long.</summary>
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
        await _site.Modems[modem].DeliverAsync($"+46700{_delivered.Count % 13:D5}", text);
        _delivered.Add(text);
    }

    /// <summary>Waits until every message has ended and every text has come.</summary>
    public Task SettleAsync(TimeSpan limit) => _site.Listener.Log.WaitForAllAsync("every message ends, every text comes", _ =>
    {
        TakeSeen();
        return _sent.All(_ended.ContainsKey) && _delivered.TrueForAll(_received.Contains);
    }, limit);

    /// <summary>The balance; every list must be empty.</summary>
    public Balance Count()
    {
        TakeSeen();
        var lost = new List<string>();
        var twiceUnmarked = new List<string>();
        var twiceMarked = new List<string>();
        var submitted = _site.Modems.SelectMany(modem => modem.Submitted).Select(Text).ToList();
        var beginnings = submitted.ToLookup(text => Opening().Match(text).Groups[1].Value);
        var endings = submitted.ToLookup(text => Closing().Match(text).Groups[1].Value);
        foreach (var id in _sent)
        {
            // A long message here has two parts: one begins with its id, the other ends with it.
            int[] copies = [beginnings[id].Count(), endings[id].Count()];
            if (copies.Min() == 0) lost.Add(_ended[id].ToJsonString());
            if (copies.Max() > 1) ((bool)_ended[id]["possibleDuplicate"]! ? twiceMarked : twiceUnmarked).Add(id);
        }

        var lostIn = _delivered.Where(text => !_received.Contains(text)).ToList();
        var toldAgain = _witness.Messages.Select(seen => seen.Json).GroupBy(Text).SelectMany(copies => copies.Skip(1)).ToLookup(IsMarked);
        return new Balance(
            lost, twiceUnmarked, twiceMarked, lostIn, [.. toldAgain[false].Select(copy => copy.ToJsonString())], toldAgain[true].Count());
    }

    public ValueTask DisposeAsync() => _witness.DisposeAsync();

    private static bool IsMarked(JsonNode received) => (bool?)received["possibleDuplicate"] ?? false;

    // Each line is looked at once: thousands of kills make tens of thousands of them.
    private void TakeSeen()
    {
        var fresh = _site.Listener.MessagesFrom(_seen);
        _seen += fresh.Count;
        foreach (var seen in fresh)
        {
            if (seen.Topic.EndsWith("/received", StringComparison.Ordinal)) _received.Add(Text(seen.Json));
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

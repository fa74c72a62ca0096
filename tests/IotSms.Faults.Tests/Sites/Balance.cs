using IotSms.Gateway;
using IotSms.Simulator.Events;

namespace IotSms.Faults.Sites;

/// <summary>
/// What became of the traffic, drawn from the networks' logs and from what the subscriber was told: what the program believes is not asked.
/// </summary>
internal sealed class Balance
{
    private readonly List<(TimeSpan At, SimulatorEvent.Submitted Submitted)> _submitted;
    private readonly ILookup<string, (TimeSpan At, SimulatorEvent.Submitted Submitted)> _begins, _ends;
    private readonly Dictionary<string, OutgoingMessage> _states = [];
    private readonly ILookup<string, (TimeSpan At, bool IsMarked)> _received;
    private readonly Traffic _traffic;
    private readonly Dictionary<string, TimeSpan> _sentAt = [];

    private Balance(Site site, Traffic traffic)
    {
        _traffic = traffic;
        _submitted = [.. site.Radios.SelectMany(radio => radio.Log<SimulatorEvent.Submitted>()).OrderBy(entry => entry.At)];
        _begins = _submitted.ToLookup(entry => Between(entry.Submitted.Text, "<k"));
        _ends = _submitted.ToLookup(entry => Between(entry.Submitted.Text, "</k"));
        foreach (var (_, news) in site.Told)
        {
            if (news is GatewayEvent.MessageChanged { Message: var message }) _states[message.Id] = message;
        }

        _received = site.Told.Where(told => told.News is GatewayEvent.MessageReceived)
            .Select(told => (told.At, News: (GatewayEvent.MessageReceived)told.News))
            .ToLookup(told => told.News.Message.Text ?? "", told => (told.At, told.News.PossibleDuplicate));
        CountOut();
        CountIn();
    }

    /// <summary>Acknowledged, and not wholly in the network, and not told as ended otherwise.</summary>
    internal List<string> NotSent { get; } = [];

    /// <summary>The network has it twice, in part at least, and nobody was told that it may.</summary>
    internal List<string> TwiceUnmarked { get; } = [];

    /// <summary>The network has it twice, in part at least, and it is marked.</summary>
    internal List<string> TwiceMarked { get; } = [];

    /// <summary>Written by a phone, and not told.</summary>
    internal List<string> NotTold { get; } = [];

    /// <summary>Told twice without a mark on the second.</summary>
    internal List<string> ToldTwice { get; } = [];

    /// <summary>Told as failed, expired or canceled.</summary>
    internal List<string> GivenUp { get; } = [];

    /// <summary>Told as held in doubt.</summary>
    internal List<string> Held { get; } = [];

    /// <summary>The last state told of each message.</summary>
    internal IReadOnlyDictionary<string, OutgoingMessage> States => _states;

    /// <summary>Nothing lost, nothing twice without a mark.</summary>
    internal bool IsEven => NotSent.Count + NotTold.Count + TwiceUnmarked.Count + ToldTwice.Count == 0;

    internal static Balance Of(Site site, Traffic traffic) => new(site, traffic);

    /// <summary>The longest time after a moment in which a text waited and none like it went, out or in.</summary>
    internal TimeSpan LongestWait(TimeSpan since)
    {
        var longest = TimeSpan.Zero;
        var before = since;
        var sent = _submitted.Select(entry => entry.At).Where(at => at > since).ToList();
        foreach (var at in sent)
        {
            var waiting = _traffic.Accepted.Where(accepted => _sentAt.TryGetValue(accepted.Id, out var end) && end >= at).ToList();
            if (waiting.Count > 0) longest = Max(longest, at - Max(before, waiting.Min(accepted => accepted.At)));
            before = at;
        }

        foreach (var (text, at) in _traffic.Texted)
        {
            if (_received[text].ToList() is [var (told, _), ..] && told > since) longest = Max(longest, told - Max(at, since));
        }

        return longest;
    }

    public override string ToString() =>
        $"not sent: {string.Join(' ', NotSent)}; not told: {string.Join(' ', NotTold)}; sent twice: {string.Join(' ', TwiceUnmarked)}; "
        + $"told twice: {string.Join(' ', ToldTwice)}; marked: {string.Join(' ', TwiceMarked)}; given up: {string.Join(' ', GivenUp)}";

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private void CountOut()
    {
        foreach (var (id, _) in _traffic.Accepted)
        {
            var copies = Copies(id);
            var isMarked = _states.GetValueOrDefault(id)?.PossibleDuplicate ?? false;
            if (copies.Values.Any(count => count > 1)) (isMarked ? TwiceMarked : TwiceUnmarked).Add(id);
            if (_states.GetValueOrDefault(id)?.State is OutgoingState.Failed or OutgoingState.Expired or OutgoingState.Canceled)
                GivenUp.Add(id);
            else if (_states.GetValueOrDefault(id)?.State is OutgoingState.Unknown)
                Held.Add(id);
            else if (copies.Count == 0 || copies.Values.Any(count => count == 0))
                NotSent.Add(id);
        }
    }

    private void CountIn()
    {
        foreach (var (text, _) in _traffic.Texted)
        {
            var told = _received[text].ToList();
            if (told.Count == 0) NotTold.Add(text);
            if (told.Skip(1).Any(again => !again.IsMarked)) ToldTwice.Add(text);
        }
    }

    // How often the network has each part: a text names the message at its beginning, a long one at its end too.
    private Dictionary<int, int> Copies(string id)
    {
        var first = _begins[id[1..]].ToList();
        if (first.Count == 0) return [];
        if (first[0].Submitted.Part is null)
        {
            _sentAt[id] = first[0].At;
            return new() { [1] = first.Count };
        }

        var last = _ends[id[1..]].ToList();
        if (last.Count > 0) _sentAt[id] = last[0].At;
        return new() { [1] = first.Count, [2] = last.Count };
    }

    private static string Between(string text, string open)
    {
        var begin = text.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return begin < open.Length || text.IndexOf('>', begin) is not (>= 0 and var end) ? "" : text[begin..end];
    }
}

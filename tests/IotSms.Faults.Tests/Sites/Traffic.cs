using System.Text.Json.Nodes;
using IotSms.Gateway;
using IotSms.Pdu;

namespace IotSms.Faults.Sites;

/// <summary>
/// Texts in both directions that can be told apart: a few always wait to go and a few to be told, so that an outage shows. Every fifth
/// out and every seventh in is long.
/// </summary>
internal sealed class Traffic : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private readonly List<(string Id, TimeSpan At)> _accepted = [];
    private readonly List<(string Text, TimeSpan At)> _texted = [];
    private readonly Site _site;
    private readonly ITimer _timer;
    private int _handedIn;

    internal Traffic(Site site)
    {
        _site = site;
        _timer = site.Time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What the program has acknowledged, and when.</summary>
    internal IReadOnlyList<(string Id, TimeSpan At)> Accepted
    {
        get { lock (_accepted) return [.. _accepted]; }
    }

    /// <summary>What phones have written, and when.</summary>
    internal IReadOnlyList<(string Text, TimeSpan At)> Texted => _texted;

    /// <summary>How many wait each way.</summary>
    internal int Waiting { get; set; } = 3;

    /// <summary>What a request looks like; for those that want a time to live or a policy.</summary>
    internal Func<SendRequest, SendRequest> Request { get; set; } = request => request;

    internal void Start() => _timer.Change(TimeSpan.Zero, Beat);

    internal void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Tick()
    {
        var balance = Balance.Of(_site, this);
        if (_site.Agent is not null && balance.NotSent.Count < Waiting) SendNext();
        if (balance.NotTold.Count < Waiting) TextNext();
    }

    /// <summary>Hands in a text that holds its id.</summary>
    internal void Send(Func<string, string> text) => _ = SendAsync(_site.Agent!.Messaging, text);

    /// <summary>A phone writes.</summary>
    /// <param name="text">A text nobody has written before.</param>
    /// <param name="times">How often the network brings each part.</param>
    /// <param name="order">The parts in their order, if it is not theirs; counted from 1.</param>
    internal void Text(string text, int times = 1, string? order = null)
    {
        var number = _texted.Count;
        _texted.Add((text, _site.Time.Elapsed));
        var request = new JsonObject { ["do"] = "deliver", ["from"] = $"+46700{number % 13:D5}", ["text"] = text, ["times"] = times };
        if (order is not null) request["order"] = order;
        _site.Radios[number % _site.Radios.Count].Control(request.ToJsonString());
    }

    /// <summary>A phone writes a text of class 0, which is routed to the program and stored nowhere.</summary>
    internal void Flash(string text)
    {
        _texted.Add((text, _site.Time.Elapsed));
        var prepared = MessageText.Prepare(text, TextOptions.Default);
        var message = new SmsDeliver
        {
            Originator = TpAddress.FromNumber("+4670000000"),
            DataCodingScheme = new DataCodingScheme(0x10),
            ServiceCentreTimeStamp = ServiceCentreTimeStamp.FromTime(_site.Time.GetUtcNow()),
            UserData = new UserData(null, prepared.Alphabet, [.. prepared.Parts[0].Content.Span]),
        };
        _site.Radios[0].Control($$"""{"do":"deliver","pdu":"{{Convert.ToHexString(message.Encode())}}"}""");
    }

    private void SendNext()
    {
        var isLong = _handedIn % 5 == 4;
        Send(id => isLong ? $"<{id}>{new string('x', 200)}</{id}>" : $"<{id}>level</{id}>");
    }

    private void TextNext() => Text($"in{_texted.Count:D4}" + (_texted.Count % 7 == 6 ? new string('y', 180) : ""));

    private async Task SendAsync(Messaging messaging, Func<string, string> text)
    {
        var number = _handedIn++;
        var id = $"k{number:D4}";
        var request = Request(new SendRequest { Id = id, To = [$"+47900{number % 17:D5}"], Text = text(id), Source = "test" });
        if (await messaging.SendAsync(request, CancellationToken.None) is not SendResult.Accepted) return;
        lock (_accepted) _accepted.Add((id, _site.Time.Elapsed));
    }

    public void Dispose() => _timer.Dispose();
}

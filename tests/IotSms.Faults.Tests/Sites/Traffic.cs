using IotSms.Gateway;

namespace IotSms.Faults.Sites;

/// <summary>
/// Texts in both directions that can be told apart: a few always wait to go and a few to be told, so that an outage shows. Every fifth
/// out and every seventh in is long.
/// </summary>
internal sealed class Traffic : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private const int Waiting = 3;
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

    /// <summary>What a request looks like; for those that want a time to live or a policy.</summary>
    internal Func<SendRequest, SendRequest> Request { get; set; } = request => request;

    internal void Start() => _timer.Change(TimeSpan.Zero, Beat);

    internal void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    internal void Tick()
    {
        var balance = Balance.Of(_site, this);
        if (_site.Agent is not null && balance.NotSent.Count < Waiting) _ = SendNextAsync(_site.Agent.Messaging);
        if (balance.NotTold.Count < Waiting) TextNext();
    }

    /// <summary>Hands in the next text.</summary>
    internal async Task SendNextAsync(Messaging messaging)
    {
        var number = _handedIn++;
        var id = $"k{number:D4}";
        var request = Request(new SendRequest
        {
            Id = id,
            To = [$"+47900{number % 17:D5}"],
            Text = number % 5 == 4 ? $"<{id}>{new string('x', 200)}</{id}>" : $"<{id}>level</{id}>",
            Source = "test",
        });
        if (await messaging.SendAsync(request, CancellationToken.None) is not SendResult.Accepted) return;
        lock (_accepted) _accepted.Add((id, _site.Time.Elapsed));
    }

    /// <summary>A phone writes the next text.</summary>
    internal void TextNext()
    {
        var number = _texted.Count;
        var text = $"in{number:D4}" + (number % 7 == 6 ? new string('y', 180) : "");
        _texted.Add((text, _site.Time.Elapsed));
        _site.Radios[number % _site.Radios.Count].Module.Text($"+46700{number % 13:D5}", text);
    }

    public void Dispose() => _timer.Dispose();
}

using System.Text;
using IotSms.Gateway;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>Rules on a clock that is set by hand, with what is on disk.</summary>
internal sealed class RuleSite
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly IReadOnlyList<AlarmRule> _rules;
    private readonly HashSet<string> _raised = [];
    private TimeSpan _uptime;
    private DateTimeOffset _wall = Start;

    public RuleSite(params AlarmRule[] rules)
    {
        _rules = rules;
        Book = Open(Start);
    }

    public RuleBook Book { get; private set; }

    /// <summary>The records on disk.</summary>
    public Dictionary<string, RuleState> Disk { get; } = [];

    /// <summary>How often something was written.</summary>
    public int Writes { get; private set; }

    /// <summary>What came true or went, such as <c>raised high plant/3 = 93</c>, with the second.</summary>
    public List<string> Story { get; } = [];

    public List<TelecontrolNews> News { get; } = [];

    public List<RuleEvent> Events { get; } = [];

    private Moment Now => new(_uptime, _wall);

    public static AlarmRule Rule(string topic, Condition condition, string name = "high") => new()
    {
        Name = name,
        From = new RuleSource.Topic(Filter(topic)),
        Condition = condition,
        Tell = "anna",
    };

    public static TopicFilter Filter(string text)
    {
        Assert.True(TopicFilter.TryParse(text, out var filter, out var mistake), mistake);
        return filter;
    }

    public static JsonPath Path(string text)
    {
        Assert.True(JsonPath.TryParse(text, out var path, out var mistake), mistake);
        return path;
    }

    public static Condition Above(double limit, double hysteresis = 0) => new Condition.Outside(null, limit, hysteresis);

    public void Say(string source, string payload, bool isOld = false) => Hear(new(source, Encoding.UTF8.GetBytes(payload), isOld));

    public void Hear(Reading reading) => Take(Book.Hear(reading, Now));

    /// <summary>Time passes, and whoever waits for <see cref="RuleBook.NextAt"/> is woken.</summary>
    public void Wait(double seconds)
    {
        var until = _uptime + TimeSpan.FromSeconds(seconds);
        while (Book.NextAt is { } next && next <= until)
        {
            Elapse(next - _uptime);
            var step = Book.Pass(Now);
            Assert.NotEmpty(step.Watches);
            Take(step);
        }
        Elapse(until - _uptime);
    }

    /// <summary>Time passes, and nobody looks.</summary>
    public void Elapse(TimeSpan time) => (_uptime, _wall) = (_uptime + time, _wall + time);

    public void SetClock(TimeSpan by) => _wall += by;

    /// <summary>The program ends and starts after a while, with what is on disk.</summary>
    public void Restart(double downSeconds = 0, TimeSpan believedOff = default)
    {
        _wall += TimeSpan.FromSeconds(downSeconds);
        _uptime = TimeSpan.FromSeconds(0.5);
        Book = Open(_wall + believedOff);
        Take(Book.Pass(Now));
    }

    private RuleBook Open(DateTimeOffset believed) => new(_rules, Disk.Values, Now, believed);

    private void Take(RuleStep step)
    {
        foreach (var (key, state) in step.Changed)
        {
            Assert.Equal(state.Key, key);
            Disk[key] = state;
        }
        foreach (var key in step.Forgotten)
            Assert.True(Disk.Remove(key), $"{key} was not on disk");
        Writes += step.Changed.Count + step.Forgotten.Count;
        Book.Apply(step);
        News.AddRange(step.News);
        Events.AddRange(step.Events);
        foreach (var told in step.Events)
        {
            Assert.Equal(_wall, told.At);
            var key = $"{told.Rule.Name}/{told.Source}";
            Assert.True(told is RuleEvent.Raised ? _raised.Add(key) : _raised.Remove(key), $"{key} does not take turns");
            var what = told is RuleEvent.Raised ? "raised" : "cleared";
            Story.Add($"{(_wall - Start).TotalSeconds,4}: {what} {told.Rule.Name} {told.Source}"
                + (told.Values.TryGetValue("value", out var value) ? $" = {value}" : ""));
        }
    }
}

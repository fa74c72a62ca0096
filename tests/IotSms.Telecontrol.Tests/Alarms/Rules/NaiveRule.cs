namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A rule as README tells it, looked at every second: slow, and plain to see.</summary>
internal sealed class NaiveRule(AlarmRule rule)
{
    private readonly Dictionary<string, Source> _sources = rule.From.Only is { } only ? new() { [only] = new() { FreshAt = 0 } } : [];
    private int _now;

    public List<string> Story { get; } = [];

    public void Wait(int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            _now++;
            foreach (var (name, source) in _sources)
            {
                source.SecondsContrary++;
                if (rule.Condition is Condition.Missing missing && _now - source.FreshAt >= missing.Period.TotalSeconds)
                    Find(source, isWrong: true);
                Settle(name, source);
            }
        }
    }

    public void Say(string name, int value, bool isOld)
    {
        if (!rule.From.Has(name, isInput: false))
            return;
        if (!_sources.TryGetValue(name, out var source))
            _sources[name] = source = new() { FreshAt = _now };
        if (!isOld)
            source.FreshAt = _now;
        if (rule.Condition is Condition.Missing)
        {
            if (!isOld)
                Find(source, isWrong: false);
        }
        else
        {
            Find(source, rule.Condition switch
            {
                Condition.Outside limits when source.IsRaised =>
                    value < limits.Low + limits.Hysteresis || value > limits.High - limits.Hysteresis,
                Condition.Outside limits => value < limits.Low || value > limits.High,
                Condition.EqualTo => value == 5,
                _ => value != 5,
            });
        }
        Settle(name, source);
    }

    private static void Find(Source source, bool isWrong)
    {
        var wasContrary = source.IsContrary;
        source.IsContrary = isWrong != source.IsRaised;
        if (!wasContrary)
            source.SecondsContrary = 0;
    }

    private void Settle(string name, Source source)
    {
        var hold = source.IsRaised ? rule.ClearHold : rule.Hold;
        var isCool = source.IsRaised || source.ClearedAt is not { } at || _now - at >= rule.Cooldown.TotalSeconds;
        if (!source.IsContrary || source.SecondsContrary < hold.TotalSeconds || !isCool)
            return;
        Story.Add($"{_now} {(source.IsRaised ? "Cleared" : "Raised")} {name}");
        source.ClearedAt = source.IsRaised ? _now : null;
        (source.IsRaised, source.IsContrary) = (!source.IsRaised, false);
    }

    private sealed class Source
    {
        public bool IsRaised { get; set; }

        /// <summary>Wrong though not raised, or right though raised.</summary>
        public bool IsContrary { get; set; }

        public int SecondsContrary { get; set; }

        public int? ClearedAt { get; set; }

        public int FreshAt { get; set; }
    }
}

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A step in the making.</summary>
internal sealed class RuleDraft
{
    private readonly List<(string Key, RuleState State)> _changed = [];
    private readonly List<string> _forgotten = [];
    private readonly List<RuleWatch> _watches = [];
    private readonly List<RuleWatch> _dropped = [];

    /// <summary>What came true or went.</summary>
    public List<RuleEvent> Events { get; } = [];

    /// <summary>What somebody should know.</summary>
    public List<TelecontrolNews> News { get; } = [];

    /// <summary>How many values could not be read.</summary>
    public int Refused { get; set; }

    /// <summary>A source stands so now, and stood so before; null: it was not known.</summary>
    public void Add(RuleWatch? before, RuleWatch after)
    {
        _watches.Add(after);
        var wasKept = before is { IsKept: true };
        if (!after.IsKept && wasKept)
            _forgotten.Add(after.State.Key);
        else if (after.IsKept && !(wasKept && before!.State.StandsAs(after.State)))
            _changed.Add((after.State.Key, after.State));
    }

    /// <summary>A source gives way.</summary>
    public void Drop(RuleWatch watch)
    {
        _dropped.Add(watch);
        if (watch.IsKept)
            _forgotten.Add(watch.State.Key);
    }

    /// <summary>The step.</summary>
    public RuleStep Step() => new(_changed, _forgotten, Events, News) { Watches = _watches, Dropped = _dropped, Refused = Refused };
}

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A rule at one of its sources, in memory: its state, and what of it is not worth writing.</summary>
internal sealed record RuleWatch(AlarmRule Rule, RuleState State)
{
    /// <summary>When anything was heard from the source.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>
    /// When it last said something fresh; null: never. This is not kept: after a start the period of a rule for missing data begins anew,
    /// for what came while nobody listened is not missing.
    /// </summary>
    public DateTimeOffset? FreshAt { get; init; }

    /// <summary>Whether it has been told that a reading could not be read.</summary>
    public bool IsRefusalTold { get; init; }

    /// <summary>Whether its state is to be on disk; of a source that is to be missed, and that only its readings tell of, always.</summary>
    public bool IsKept => !State.IsQuiet || (Rule.Condition is Condition.Missing && Rule.From.Only is null && FreshAt is not null);

    /// <summary>When time alone changes it next.</summary>
    public DateTimeOffset? DueAt => Earlier(MissedAt, Earlier(TurnsAt, CooledAt));

    private DateTimeOffset? MissedAt =>
        Rule.Condition is Condition.Missing missing && State.IsRaised == State.TurningSince is not null ? FreshAt + missing.Period : null;

    private DateTimeOffset? TurnsAt => !State.IsRaised
        ? Later(State.TurningSince + Rule.Hold, State.TurningSince is null ? null : CooledAt)
        : State.TurningSince + Rule.ClearHold;

    private DateTimeOffset? CooledAt => State.ClearedAt + Rule.Cooldown;

    /// <summary>Lets time pass.</summary>
    /// <param name="now">The present, by the book's time.</param>
    /// <param name="wall">The present, by the wall clock.</param>
    /// <param name="events">Takes what came true or went.</param>
    public RuleWatch Pass(DateTimeOffset now, DateTimeOffset wall, List<RuleEvent> events)
    {
        var watch = this;
        while (watch.DueAt is { } due && due <= now)
            watch = watch.PassOne(due, wall, events);
        return watch;
    }

    /// <summary>Hears a value.</summary>
    public RuleWatch Hear(
        ReadingValue value, bool isOld, Func<IReadOnlyDictionary<string, string>?> values,
        DateTimeOffset now, DateTimeOffset wall, List<RuleEvent> events)
    {
        var before = Pass(now, wall, events);
        var heard = before with { HeardAt = now, FreshAt = isOld ? before.FreshAt ?? now : now };
        if (Rule.Condition is Condition.Missing && isOld)
            return heard;
        var found = before.State.Found(Rule.Condition.Holds(value, before.State.IsRaised), now);
        return (heard with { State = found with { Values = found.IsQuiet ? null : values() } }).Pass(now, wall, events);
    }

    private RuleWatch PassOne(DateTimeOffset due, DateTimeOffset wall, List<RuleEvent> events)
    {
        if (MissedAt == due)
            return this with { State = State.Found(isWrong: true, due) };
        if (TurnsAt != due)
            return this with { State = State with { ClearedAt = null } };
        var values = TextValues();
        events.Add(State.IsRaised
            ? new RuleEvent.Cleared(Rule, State.Source, wall, values)
            : new RuleEvent.Raised(Rule, State.Source, wall, values));
        return this with
        {
            State = State with
            {
                IsRaised = !State.IsRaised,
                TurningSince = null,
                ClearedAt = State.IsRaised && Rule.Cooldown > TimeSpan.Zero ? due : null,
            },
        };
    }

    private Dictionary<string, string> TextValues() => new(State.Values ?? new Dictionary<string, string>())
    {
        ["rule"] = Rule.Name,
        ["source"] = State.Source,
        ["match"] = Rule.From.MatchOf(State.Source),
        ["limit"] = Rule.Condition.Limit,
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}

using IotSms.Gateway;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>
/// All rules at all of their sources. It looks at readings and at the time that it is given, and says what changes; what it says is made
/// durable by others, and taken over by <see cref="Apply"/>.
/// </summary>
/// <remarks>
/// Its time is what was believed to be the time at the start, and from there on the monotonic clock: a wall clock that is set does not
/// end a hold time. Whoever goes on from a step before it is durable must not tell it before it is.
/// </remarks>
public sealed class RuleBook
{
    /// <summary>How many sources a rule may have. One that is quiet, and was heard longest ago, gives way to a new one.</summary>
    public const int MostSources = 1000;

    /// <summary>No topic of a sensor is longer, and the key of a record must not be.</summary>
    private const int LongestSource = 256;

    /// <summary>Nobody leaves a site without power for longer: a clock that says so is wrong.</summary>
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromDays(366);

    private readonly IReadOnlyList<AlarmRule> _rules;
    private readonly Dictionary<string, Dictionary<string, RuleWatch>> _watches;
    private readonly SortedSet<(DateTimeOffset At, string Rule, string Source)> _dues = [];
    private readonly HashSet<string> _toldOfCrowd = [];
    private readonly DateTimeOffset _epoch;

    /// <summary>Takes up how the rules stood.</summary>
    /// <param name="rules">The rules; their names differ.</param>
    /// <param name="states">What was kept.</param>
    /// <param name="now">The present.</param>
    /// <param name="believed">The present as far as is known (<see cref="GatewayClock.Believed"/>).</param>
    public RuleBook(IReadOnlyList<AlarmRule> rules, IEnumerable<RuleState> states, Moment now, DateTimeOffset believed)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(states);
        (_rules, _epoch) = (rules, believed - now.Uptime);
        _watches = rules.ToDictionary(rule => rule.Name, _ => new Dictionary<string, RuleWatch>());
        var orphans = new List<RuleState>();
        foreach (var rule in rules)
            if (rule.From.Only is { } source)
                Set(new(rule, Quiet(rule, source)) { HeardAt = believed, FreshAt = believed });
        foreach (var state in states)
        {
            var rule = rules.FirstOrDefault(rule => rule.Name == state.Rule);
            var watch = rule is null ? null : new RuleWatch(rule, Restored(state, believed)) { HeardAt = believed, FreshAt = believed };
            if (watch is { IsKept: true } && rule!.From.Has(state.Source, rule.From is RuleSource.Input))
                Set(watch);
            else
                orphans.Add(state);
        }
        Orphans = orphans;
    }

    /// <summary>States that were kept of rules or sources that are no longer configured: their alarms can't clear by themselves.</summary>
    public IReadOnlyList<RuleState> Orphans { get; }

    /// <summary>When time alone changes something next, on the monotonic clock; null: never.</summary>
    public TimeSpan? NextAt => _dues.Count == 0 ? null : _dues.Min.At - _epoch;

    /// <summary>How many values could not be read.</summary>
    public long Refused { get; private set; }

    /// <summary>What a reading changes.</summary>
    public RuleStep Hear(Reading reading, Moment now)
    {
        ArgumentNullException.ThrowIfNull(reading);
        using var payload = new Payload(reading.Payload);
        var draft = new RuleDraft();
        foreach (var rule in _rules)
            if (rule.From.Has(reading.Source, reading.IsInput) && reading.Source.Length <= LongestSource)
                Hear(rule, reading, payload, now, draft);
        return draft.Step();
    }

    /// <summary>What the passing of time changes.</summary>
    public RuleStep Pass(Moment now)
    {
        var (at, draft) = (At(now), new RuleDraft());
        foreach (var (_, rule, source) in _dues.TakeWhile(due => due.At <= at))
        {
            var watch = _watches[rule][source];
            draft.Add(watch, watch.Pass(at, now.Wall, draft.Events));
        }
        return draft.Step();
    }

    /// <summary>Takes a step over. It was made from the book as it is.</summary>
    public void Apply(RuleStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        foreach (var dropped in step.Dropped)
            Drop(dropped);
        foreach (var watch in step.Watches)
            Set(watch);
        foreach (var crowd in step.News.OfType<SourceForgotten>())
            _toldOfCrowd.Add(crowd.Rule);
        Refused += step.Refused;
    }

    private void Hear(AlarmRule rule, Reading reading, Payload payload, Moment now, RuleDraft draft)
    {
        var at = At(now);
        var before = _watches[rule.Name].GetValueOrDefault(reading.Source);
        if (before is null && !MakeRoom(rule, reading.Source, draft))
            return;
        var watch = before ?? new RuleWatch(rule, Quiet(rule, reading.Source)) { HeardAt = at };
        if (payload.TryRead(rule, out var value, out var why))
        {
            draft.Add(before, watch.Hear(value, reading.IsOld, () => payload.ValuesOf(rule, value), at, now.Wall, draft.Events));
            return;
        }
        draft.Refused++;
        if (!watch.IsRefusalTold)
            draft.News.Add(new ReadingRefused(rule.Name, reading.Source, why));
        draft.Add(before, watch with { IsRefusalTold = true });
    }

    /// <summary>Whether there is room for one more source of a rule, or some can be made: what is wrong is not forgotten.</summary>
    private bool MakeRoom(AlarmRule rule, string source, RuleDraft draft)
    {
        var sources = _watches[rule.Name];
        if (sources.Count < MostSources)
            return true;
        var oldest = sources.Values.Where(watch => watch.State.IsQuiet).MinBy(watch => watch.HeardAt);
        if (oldest is not null)
            draft.Drop(oldest);
        if (!_toldOfCrowd.Contains(rule.Name))
            draft.News.Add(new SourceForgotten(rule.Name, oldest?.State.Source ?? source, MostSources));
        return oldest is not null;
    }

    private void Set(RuleWatch watch)
    {
        var (rule, source) = (watch.Rule.Name, watch.State.Source);
        if (_watches[rule].TryGetValue(source, out var before) && before.DueAt is { } was)
            _dues.Remove((was, rule, source));
        _watches[rule][source] = watch;
        if (watch.DueAt is { } due)
            _dues.Add((due, rule, source));
    }

    private void Drop(RuleWatch watch)
    {
        _watches[watch.Rule.Name].Remove(watch.State.Source);
        if (watch.DueAt is { } due)
            _dues.Remove((due, watch.Rule.Name, watch.State.Source));
    }

    private DateTimeOffset At(Moment now) => _epoch + now.Uptime;

    private static RuleState Quiet(AlarmRule rule, string source) => new() { Rule = rule.Name, Source = source };

    private static RuleState Restored(RuleState state, DateTimeOffset believed)
    {
        return state with { TurningSince = Known(state.TurningSince), ClearedAt = Known(state.ClearedAt) };

        DateTimeOffset? Known(DateTimeOffset? since) => since > believed || since < believed - LongestAbsence ? believed : since;
    }
}

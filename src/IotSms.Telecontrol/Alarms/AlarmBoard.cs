using IotSms.Telecontrol.Alarms.Rules;

namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// All alarms, and all that is still to be told of them. Memory knows first what happened, the disk follows: whatever this says is told
/// only when <see cref="Changes"/> are durable. Nothing here waits, and one caller at a time is expected.
/// </summary>
internal sealed partial class AlarmBoard
{
    /// <summary>How many alarms are kept that are over.</summary>
    private const int History = 500;

    private readonly AlarmOptions _options;
    private readonly Func<string, IReadOnlyList<Recipient>> _onDuty;
    private readonly AlarmTexts _texts;
    private readonly Dictionary<string, AlarmRule> _rules;
    private readonly SortedDictionary<long, Alarm> _alarms = [];
    private readonly Dictionary<(string Rule, string Source), long> _open = [];
    private readonly Dictionary<string, Notice> _notices = [];
    private readonly Dictionary<string, Backlog> _backlogs = [];
    private readonly Dictionary<string, Mute> _mutes = [];
    private readonly AlarmChanges _changes = new();
    private readonly HashSet<long> _changed = [];
    private long _last;

    /// <summary>Takes up how it was.</summary>
    /// <param name="options">The rules, and how it goes on.</param>
    /// <param name="onDuty">Those who are to be told now, in their order, by the name of a group, a rota or a user.</param>
    /// <param name="texts">The words.</param>
    /// <param name="kept">What was written.</param>
    /// <param name="raised">The rules and sources at which something is wrong, as far as the rules know.</param>
    /// <param name="now">The present.</param>
    public AlarmBoard(
        AlarmOptions options, Func<string, IReadOnlyList<Recipient>> onDuty, AlarmTexts texts, AlarmSnapshot kept,
        IReadOnlySet<(string Rule, string Source)> raised, AlarmMoment now)
    {
        (_options, _onDuty, _texts) = (options, onDuty, texts);
        _rules = options.Rules.ToDictionary(rule => rule.Name);
        foreach (var alarm in kept.Alarms)
        {
            _alarms.Add(alarm.Serial, alarm);
            _last = Math.Max(_last, alarm.Serial);
            if (alarm.IsOpen)
                _open[(alarm.Rule, alarm.Source)] = alarm.Serial;
        }
        foreach (var notice in kept.Notices)
            _notices.Add(notice.Id, notice);
        foreach (var backlog in kept.Backlogs)
            _backlogs.Add(backlog.To, backlog);
        foreach (var mute in kept.Mutes)
            _mutes.Add(mute.Key, mute);
        Straighten(now);
        foreach (var key in _open.Keys.Where(key => !raised.Contains(key)).ToList())
            Close(key.Rule, key.Source, now);
        _changed.UnionWith(_alarms.Keys);
    }

    /// <summary>Every alarm that is known, oldest first.</summary>
    public IReadOnlyCollection<Alarm> Alarms => _alarms.Values;

    /// <summary>The silences.</summary>
    public IReadOnlyCollection<Mute> Mutes => _mutes.Values;

    /// <summary>The texts that the outbox does not have yet, in their order.</summary>
    public IReadOnlyList<Notice> Waiting => [.. _notices.Values.Where(notice => !notice.IsHandedOver).OrderBy(notice => notice.Order)];

    /// <summary>What is to be written.</summary>
    public AlarmChanges Changes => _changes;

    /// <summary>The alarms that have changed since this was asked last, as they are now.</summary>
    public IReadOnlyList<Alarm> TakeChanged()
    {
        Alarm[] changed = [.. _changed.Order().Where(_alarms.ContainsKey).Select(serial => _alarms[serial])];
        _changed.Clear();
        return changed;
    }

    /// <summary>A rule's condition has come true or gone.</summary>
    public void Take(RuleEvent news, AlarmMoment now)
    {
        switch (news)
        {
            case RuleEvent.Raised when !_open.ContainsKey((news.Rule.Name, news.Source)):
                Raise(news, now);
                break;
            case RuleEvent.Cleared when _open.TryGetValue((news.Rule.Name, news.Source), out var serial):
                Clear(_alarms[serial], news, now);
                break;
        }
    }

    /// <summary>Nobody looks at a source any more; its alarm, if there is one, is closed.</summary>
    public void Close(string rule, string source, AlarmMoment now)
    {
        if (_open.TryGetValue((rule, source), out var serial))
            Set(_alarms[serial].Closed(now.Wall));
    }

    private void Raise(RuleEvent news, AlarmMoment now)
    {
        var (serial, number) = AlarmNumber.After(_last, _open.Values.Select(open => _alarms[open].Number).ToHashSet());
        _last = serial;
        Set(new Alarm
        {
            Serial = serial,
            Number = number,
            Rule = news.Rule.Name,
            Source = news.Source,
            Match = news.Match,
            Severity = news.Rule.Severity,
            RaisedAt = news.At,
            Values = news.Values,
            DueAt = now.Steady,
        });
    }

    private void Set(Alarm alarm)
    {
        _alarms[alarm.Serial] = alarm;
        _changes.Put(AlarmRecords.Alarms, KeyOf(alarm.Serial), alarm);
        _changed.Add(alarm.Serial);
        if (alarm.IsOpen)
        {
            _open[(alarm.Rule, alarm.Source)] = alarm.Serial;
        }
        else if (_open.Remove((alarm.Rule, alarm.Source)))
        {
            Forget();
        }
    }

    /// <summary>Of alarms that are over only the newest are kept, and the last of all, so that no place is given twice.</summary>
    private void Forget()
    {
        if (_alarms.Count - _open.Count <= History)
            return;
        var oldest = _alarms.Values.First(alarm => !alarm.IsOpen).Serial;
        _alarms.Remove(oldest);
        _changes.Delete(AlarmRecords.Alarms, KeyOf(oldest));
    }

    /// <summary>
    /// Times to come that no pause reaches were written while the clock was wrong: what they stand for begins anew. And where nobody could
    /// be told, somebody may have been named since.
    /// </summary>
    private void Straighten(AlarmMoment now)
    {
        var longest = ((TimeSpan?[])[_options.Escalation.After, _options.Escalation.Repeat, NobodyPause]).Max()!.Value;
        foreach (var alarm in _alarms.Values.Where(alarm => alarm.DueAt > now.Steady + longest).ToList())
            Set(alarm with { DueAt = now.Steady + longest });
        foreach (var alarm in _alarms.Values.Where(alarm => alarm is { WantsAcknowledgement: true, Tellings.Count: 0 }).ToList())
            Set(alarm with { DueAt = now.Steady });
        foreach (var notice in _notices.Values.Where(notice => notice.At > now.Steady).ToList())
            Set(notice with { At = now.Steady });
        foreach (var mute in _mutes.Values.Where(mute => mute.Until > now.Steady + mute.Length).ToList())
            Set(mute with { Until = now.Steady + mute.Length });
    }

    /// <summary>The keys are in the order of the serials.</summary>
    private static string KeyOf(long serial) => serial.ToString("D12", System.Globalization.CultureInfo.InvariantCulture);
}

using IotSms.Gateway;
using IotSms.Telecontrol.Alarms.Rules;

namespace IotSms.Telecontrol.Alarms;

/// <summary>Who is told what, and when.</summary>
internal sealed partial class AlarmBoard
{
    /// <summary>How often it is looked whether somebody is there to be told.</summary>
    private static readonly TimeSpan NobodyPause = TimeSpan.FromHours(1);

    /// <summary>How long a network may take to say that a text was not delivered.</summary>
    private static readonly TimeSpan ReportWait = TimeSpan.FromDays(1);

    /// <summary>When time alone changes something next, by the steady time; null: never.</summary>
    public DateTimeOffset? NextAt(AlarmMoment now)
    {
        DateTimeOffset?[] times =
        [
            .. _open.Values.Select(serial => _alarms[serial]).Where(alarm => !IsMuted(alarm)).Select(alarm => alarm.DueAt),
            .. _mutes.Values.Select(mute => (DateTimeOffset?)mute.Until),
            .. _backlogs.Keys.Select(to => (DateTimeOffset?)StormGuard.RoomAt(to, _notices.Values, _options.Storm, now.Steady)),
        ];
        return times.Min();
    }

    /// <summary>Time passes: what is due is told.</summary>
    public void Pass(AlarmMoment now)
    {
        foreach (var mute in _mutes.Values.Where(mute => mute.Until <= now.Steady).ToList())
            Remove(mute);
        foreach (var notice in _notices.Values.Where(notice => IsForgotten(notice, now)).ToList())
            Remove(notice);
        foreach (var backlog in _backlogs.Values.OrderByDescending(backlog => backlog.Severity).ThenBy(backlog => backlog.Since).ToList())
            if (StormGuard.HasRoom(backlog.To, _notices.Values, _options.Storm, now.Steady))
                Collapse(backlog, now);
        var due = _open.Values.Select(serial => _alarms[serial]).Where(alarm => alarm.DueAt <= now.Steady && !IsMuted(alarm));
        foreach (var alarm in due.OrderByDescending(alarm => alarm.Severity).ThenBy(alarm => alarm.Serial).ToList())
            TellNext(alarm, now);
    }

    /// <summary>The outbox has a text.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="end">How it ended, if it has.</param>
    /// <param name="now">The present.</param>
    public void HandedOver(string id, OutgoingState? end, AlarmMoment now)
    {
        if (!_notices.TryGetValue(id, out var notice))
            return;
        Set(notice with { IsHandedOver = true });
        if (end is not null)
            Ended(id, end.Value, now);
    }

    /// <summary>The outbox will never have a text.</summary>
    public void Refused(string id, string code, AlarmMoment now)
    {
        if (!_notices.TryGetValue(id, out var notice))
            return;
        Set(notice with { IsHandedOver = true, End = OutgoingState.Failed });
        NotTold(id, code, now);
    }

    /// <summary>A text's message has ended.</summary>
    public void Ended(string id, OutgoingState end, AlarmMoment now)
    {
        if (!_notices.TryGetValue(id, out var notice) || notice.End == end)
            return;
        Set(notice with { IsHandedOver = true, End = end });
        if (end is not (OutgoingState.Sent or OutgoingState.Delivered))
            NotTold(id, end.ToString().ToLowerInvariant(), now);
    }

    private void NotTold(string message, string error, AlarmMoment now)
    {
        foreach (var alarm in _alarms.Values.Where(alarm => alarm.IsToldBy(message)).ToList())
        {
            var without = alarm.NotTold(message, error);
            var wasLast = alarm.DueAt is not null && alarm.Tellings[^1].Message == message;
            Set(wasLast ? without with { DueAt = now.Steady + Ladder.Pause(without, OnDuty(alarm), _options.Escalation) } : without);
        }
    }

    private void TellNext(Alarm alarm, AlarmMoment now)
    {
        var members = OnDuty(alarm);
        while (alarm.DueAt <= now.Steady)
        {
            if (Ladder.Next(alarm, members, _options.Escalation) is not var (who, round))
            {
                alarm = alarm with { DueAt = members.Count == 0 ? now.Steady + NobodyPause : null };
                continue;
            }
            var telling = Tell(alarm, who, round, now);
            alarm = alarm.Told(telling, dueAt: null);
            alarm = alarm with { DueAt = now.Steady + Ladder.Pause(alarm, members, _options.Escalation) };
        }
        Set(alarm);
    }

    private Telling Tell(Alarm alarm, Recipient who, int round, AlarmMoment now)
    {
        var telling = new Telling
        {
            Step = alarm.Tellings.Count == 0 ? 1 : alarm.Tellings[^1].Step + 1,
            Round = round,
            Person = who.Name,
            To = who.Number,
            Language = who.Language,
            At = now.Wall,
        };
        if (who.Number is null)
            return telling with { Error = "no-number" };
        var knows = alarm.Tellings.Any(before => before.Person == who.Name && before.Error is null);
        var id = $"alarm-{alarm.Serial}-{telling.Step}-{who.Name.TrimStart('+')}";
        var room = StormGuard.For(who.Number, alarm.Severity, alarm.Rule, _notices.Values, _options.Storm, now.Steady);
        if (room == StormGuard.Room.None)
        {
            var backlog = BacklogOf(telling, id, now);
            // One that waits in it already is counted once.
            if (alarm.Tellings.All(before => before.Message != backlog.Message))
                Set(knows ? backlog.Repeated(alarm) : backlog.Raised(alarm));
            return telling with { Message = backlog.Message };
        }
        Set(NoticeFor(telling, id, knows ? _texts.Again(alarm, who.Language) : _texts.Raised(alarm, who.Language), now) with
        {
            Severity = alarm.Severity, Rules = [alarm.Rule], IsFromReserve = room == StormGuard.Room.Reserve,
        });
        return telling with { Message = id };
    }

    /// <summary>It is over, and those who were told are told that, too.</summary>
    private void Clear(Alarm alarm, RuleEvent news, AlarmMoment now)
    {
        Set(alarm.Cleared(news.At));
        foreach (var told in alarm.Knowing)
        {
            var id = $"alarm-{alarm.Serial}-clear-{told.Person.TrimStart('+')}";
            if (!_backlogs.ContainsKey(told.To!) && StormGuard.HasRoom(told.To!, _notices.Values, _options.Storm, now.Steady))
                Set(NoticeFor(told, id, _texts.Cleared(alarm, news, told.Language), now));
            else
                Set(BacklogOf(told, id, now).Cleared(alarm));
        }
    }

    /// <summary>One message for all that had no room.</summary>
    private void Collapse(Backlog backlog, AlarmMoment now)
    {
        var open = _open.Values.Count(serial => _alarms[serial].WantsAcknowledgement);
        Set(new Notice
        {
            Id = backlog.Message,
            Order = NextOrder,
            Person = backlog.Person,
            To = backlog.To,
            Text = _texts.Digest(backlog, open),
            Severity = backlog.Severity,
            Rules = [.. backlog.Entries.Select(entry => entry.Rule)],
            At = now.Steady,
        });
        _backlogs.Remove(backlog.To);
        _changes.Delete(AlarmRecords.Backlogs, backlog.To);
    }

    /// <summary>A text; unless more is said it hinders no alarm, however mild, from being worse.</summary>
    private Notice NoticeFor(Telling telling, string id, string text, AlarmMoment now) => new()
    {
        Id = id,
        Order = NextOrder,
        Person = telling.Person,
        To = telling.To!,
        Text = text,
        Severity = Severity.Warning,
        Rules = [],
        At = now.Steady,
    };

    private long NextOrder => _notices.Count == 0 ? 1 : _notices.Values.Max(notice => notice.Order) + 1;

    private Backlog BacklogOf(Telling telling, string id, AlarmMoment now) => _backlogs.GetValueOrDefault(telling.To!) ?? new Backlog
    {
        Person = telling.Person,
        To = telling.To!,
        Language = telling.Language,
        Message = $"{id}-more",
        Since = now.Wall,
    };

    private IReadOnlyList<Recipient> OnDuty(Alarm alarm) => _onDuty(_rules[alarm.Rule].Tell);

    private bool IsMuted(Alarm alarm) => _mutes.Values.Any(mute => mute.Holds(alarm));

    private bool IsForgotten(Notice notice, AlarmMoment now) => now.Steady - notice.At is var age && age >= _options.Storm.Period
        && (notice.IsSettled || (notice.IsHandedOver && age >= ReportWait));

    private void Set(Notice notice)
    {
        _notices[notice.Id] = notice;
        _changes.Put(AlarmRecords.Notices, notice.Id, notice);
    }

    private void Remove(Notice notice)
    {
        _notices.Remove(notice.Id);
        _changes.Delete(AlarmRecords.Notices, notice.Id);
    }

    private void Set(Backlog backlog)
    {
        _backlogs[backlog.To] = backlog;
        _changes.Put(AlarmRecords.Backlogs, backlog.To, backlog);
    }
}

using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>For the send loops.</summary>
internal sealed partial class Outbox
{
    private const int TriesOfTheForm = 4;
    private static readonly TimeSpan AccountPause = TimeSpan.FromMinutes(15);

    /// <summary>A timer knows nothing of a wall clock that is set: a scheduled time is looked at again at least this often.</summary>
    private static readonly TimeSpan WallClockLook = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Takes the next part for a modem, as about to be submitted; that is to be committed before the part leaves. Null: nothing may go now.
    /// </summary>
    public PartInHand? TakeNext(string modem)
    {
        lock (_gate)
        {
            var now = _clock.Now;
            var standing = _standings[modem];
            if (standing.DownSince is not null || standing.PausedUntil > now.Uptime)
                return null;
            // After trouble another message goes first: if that one passes, the modem was not to blame.
            var item = _queue.TakeNext(now, item => item.Key != standing.Suspect && MayGo(item, modem, now))
                ?? _queue.TakeNext(now, item => MayGo(item, modem, now));
            if (item is null)
                return null;
            LetGoOfEarlyReports(modem);
            var before = _live[item.Key];
            var message = before.HasBegun && before.Carrier != modem ? before.FromTheStart() : before;
            if (!item.IsCounted && !before.HasBegun)
                _quotas.Sent(now.Uptime);
            item.IsCounted = true;
            var part = message.NextPart;
            return new PartInHand(Step(before, message.Submitting(part, modem, now.Wall)), part, item.ExpiresAt - now.Uptime);
        }
    }

    /// <summary>The message that is probably next, so that it can be made ready; nothing is taken.</summary>
    public PartInHand? PeekNext(string modem)
    {
        lock (_gate)
        {
            var now = _clock.Now;
            return _queue.PeekNext(now, item => MayGo(item, modem, now)) is { } item
                ? new PartInHand(_live[item.Key], _live[item.Key].NextPart, item.ExpiresAt - now.Uptime)
                : null;
        }
    }

    /// <summary>A part can't be coded; the step is to be committed.</summary>
    public IReadOnlyList<OutboxMessage> GiveUp(PartInHand hand)
    {
        lock (_gate)
        {
            var before = _live[hand.Message.Key];
            var error = new MessageError(
                "text-not-encodable", "The text or the number can't be coded.", "The log of the service says why.");
            return [GoOn(before, before.NotSubmitted(hand.Part).Failed(error, _clock.Now.Wall))];
        }
    }

    /// <summary>How long a modem's loop may sleep, if nobody wakes it; null: for ever.</summary>
    public TimeSpan? SleepOf(string modem)
    {
        lock (_gate)
        {
            var now = _clock.Now;
            var standing = _standings[modem];
            if (standing.DownSince is not null)
                return null;
            if (standing.PausedUntil > now.Uptime)
                return standing.PausedUntil - now.Uptime;
            var (delay, scheduled) = _queue.NextDueAt();
            var dues = new List<TimeSpan>();
            if (delay is { } until)
                dues.Add(until - now.Uptime);
            if (scheduled is { } at)
                dues.Add(Until(at, now));
            if (_queue.Offers.Any())
                dues.AddRange(WhatHoldsBack(now));
            return dues.Count == 0 ? null : TimeSpan.FromTicks(Math.Max(0, dues.Min().Ticks));
        }
    }

    /// <summary>What became of a part. The steps are to be committed, at best together with the next part's.</summary>
    public IReadOnlyList<OutboxMessage> Conclude(PartInHand hand, string modem, SubmitOutcome outcome)
    {
        lock (_gate)
        {
            var now = _clock.Now;
            var standing = _standings[modem];
            var before = _live[hand.Message.Key];
            switch (outcome)
            {
                case SubmitOutcome.Accepted { Reference: var reference }:
                    standing.Accepted();
                    return [Accept(before, hand.Part, reference, now)];
                case SubmitOutcome.Refused { Error: var error }:
                    return [Refuse(before, hand.Part, standing, error, now)];
                case SubmitOutcome.Unknown { Reason: var reason, Error: var error }:
                    return [PutInDoubt(before, hand.Part, Doubts.NoAnswer(reason, error?.ToString()), now)];
                case SubmitOutcome.NotSubmitted { Reason: var reason }:
                    GatewayLog.NotSubmitted(_logger, before.Id, modem, reason);
                    if (standing.DownSince is null)
                        standing.PauseBriefly(_brief, now.Uptime);
                    return [GoOn(before, before.NotSubmitted(hand.Part))];
                default:
                    throw new InvalidOperationException($"{outcome} is no outcome.");
            }
        }
    }

    private static TimeSpan Until(DateTimeOffset scheduled, Moment now) =>
        TimeSpan.FromTicks(Math.Min((scheduled - now.Wall).Ticks, WallClockLook.Ticks));

    private bool MayGo(QueueItem item, string modem, Moment now) =>
        (item.OnlyModem is null || item.OnlyModem == modem)
        && (item.Carrier is null || item.Carrier == modem
            || (item.OnlyModem is null && _standings[item.Carrier].IsUnableFor(_options.FailOverAfter, now.Uptime)))
        && (item.HasBegun || item.Lane == Lane.Alarm || (!IsQuiet() && _quotas.MaySend(now.Uptime)));

    private IEnumerable<TimeSpan> WhatHoldsBack(Moment now)
    {
        if (!_quotas.MaySend(now.Uptime))
            yield return _quotas.MaySendAt(now.Uptime) - now.Uptime;
        if (IsQuiet())
        {
            yield return TimeSpan.FromTicks(Math.Min(
                (_options.QuietHours!.Value.To - _clock.TimeOfDay).Ticks + TimeSpan.TicksPerMillisecond, WallClockLook.Ticks));
        }
        foreach (var standing in _standings.Values)
            if (standing.UnableSince is { } since && since + _options.FailOverAfter > now.Uptime)
                yield return since + _options.FailOverAfter - now.Uptime;
    }

    private bool IsQuiet() => _options.QuietHours is var (from, to) && _clock.TimeOfDay.IsBetween(from, to);

    private OutboxMessage Accept(OutboxMessage before, int part, byte? reference, Moment now)
    {
        var message = before.Accepted(part, reference, now.Wall);
        return GoOn(before, ApplyEarlyReports(ExpectReport(message, part, now), part, now));
    }

    private OutboxMessage PutInDoubt(OutboxMessage before, int part, MessageError error, Moment now)
    {
        GatewayLog.InDoubt(_logger, before.Id, part + 1, before.Carrier, error.Detail);
        var message = ApplyEarlyReports(before.InDoubt(part, error), part, now);
        if (message.PartInDoubt < 0)
            return GoOn(before, message);
        _doubts[message.Key] = new Doubt(now.Uptime + _options.UnknownWait, FromBefore: false);
        Upkeep.Set();
        return Step(before, message);
    }

    private OutboxMessage Refuse(OutboxMessage before, int part, ModemStanding standing, AtError error, Moment now)
    {
        var kind = CmsErrors.Classify(error);
        var told = Refusals.Explain(kind, error);
        GatewayLog.PartRefused(_logger, before.Id, part + 1, standing.Name, error, kind);
        switch (kind)
        {
            case SubmitErrorClass.Duplicate:
                return Accept(before, part, null, now);
            case SubmitErrorClass.Unknown:
                return PutInDoubt(before, part, told, now);
            case SubmitErrorClass.RetryPlain when !before.Plain:
                return GoOn(before, before.MadePlain(part, told));
            // A byte lost on the line makes the form of any message wrong: the module is believed when it says so again and again.
            case SubmitErrorClass.RetryPlain when error is { Kind: AtErrorKind.Cms, Code: 304 or 305 } && before.Tries < TriesOfTheForm:
                return GoOn(before, before.Refused(part, told, countsAsTry: true), now.Uptime + _transient.After(before.Tries + 1));
            case SubmitErrorClass.Permanent or SubmitErrorClass.RetryPlain:
                return GoOn(before, before.Failed(told, now.Wall));
            case SubmitErrorClass.Account:
                if (standing.Bar(AccountPause, now.Uptime))
                    GatewayLog.AccountBarred(_logger, standing.Name, error);
                return GoOn(before, before.Refused(part, told, countsAsTry: false));
            case SubmitErrorClass.Device:
                standing.Pause(_modemTrouble, now.Uptime);
                standing.Suspect = before.Key;
                return GoOn(before, before.Refused(part, told, countsAsTry: true), now.Uptime + _transient.After(before.Tries + 1));
            default:
                if (standing.Refused(before.To, _modemTrouble, now.Uptime))
                    GatewayLog.ModemBlamed(_logger, standing.Name);
                var backoff = kind == SubmitErrorClass.TransientLong ? _transientLong : _transient;
                return GoOn(before, before.Refused(part, told, countsAsTry: true), now.Uptime + backoff.After(before.Tries + 1));
        }
    }

    /// <summary>Takes a step, and puts the message where it belongs after it.</summary>
    private OutboxMessage GoOn(OutboxMessage before, OutboxMessage after, TimeSpan? delayedUntil = null)
    {
        after = Step(before, after);
        _doubts.Remove(after.Key);
        Requeue(after, delayedUntil);
        if (after.Tries >= 3 && _queue.Find(after.Key) is { } item)
            _queue.StepAside(item);
        return after;
    }
}

using IotSms.Gateway.Storage;

namespace IotSms.Gateway;

/// <summary>Parts that may have gone out or not.</summary>
internal sealed partial class Outbox
{
    /// <summary>After a module has said that it will give no late answer, a status report on its way gets this long.</summary>
    private static readonly TimeSpan ReportGrace = TimeSpan.FromSeconds(10);

    /// <summary>A <c>+CMGS</c> that came too late settles the part it belongs to, if that is not on its way again.</summary>
    /// <param name="modem">The modem it came from.</param>
    /// <param name="submissionId">The submission; null: the one that an earlier process left in the air.</param>
    /// <param name="reference">TP-MR, if named.</param>
    public IReadOnlyList<OutboxMessage> AcceptLate(string modem, string? submissionId, byte? reference)
    {
        lock (_gate)
        {
            var late = submissionId is null ? LeftInTheAir(modem) : PartInHand.Parse(submissionId);
            if (late is not var (key, part) || !_live.TryGetValue(key, out var before) || !MayBeLate(before, part, modem))
            {
                GatewayLog.LateAnswerUnclaimed(_logger, modem);
                return [];
            }
            var now = _clock.Now;
            GatewayLog.SettledByLateAnswer(_logger, before.Id, part + 1);
            return [GoOn(before, ExpectReport(before.AcceptedLate(part, modem, reference, now.Wall), part, now))];
        }
    }

    /// <summary>No late answer will come for what an earlier process left in the air.</summary>
    public void NothingLeftInTheAir(string modem)
    {
        lock (_gate)
        {
            var now = _clock.Now.Uptime;
            foreach (var (key, doubt) in _doubts.ToList())
            {
                if (!doubt.FromBefore || doubt.Until == TimeSpan.MaxValue || _live[key].Carrier != modem)
                    continue;
                var until = now + (_live[key].StatusReport ? ReportGrace : TimeSpan.Zero);
                if (until < doubt.Until)
                    _doubts[key] = doubt with { Until = until };
            }
        }
        Upkeep.Set();
    }

    /// <summary>Applies each message's policy to the doubts whose wait has ended; the steps are to be committed.</summary>
    public IReadOnlyList<OutboxMessage> SettleDoubts()
    {
        lock (_gate)
        {
            var now = _clock.Now.Uptime;
            var steps = new List<OutboxMessage>();
            foreach (var (key, _) in _doubts.Where(doubt => doubt.Value.Until <= now).ToList())
            {
                var before = _live[key];
                var after = before.OnUnknown == UnknownPolicy.Hold ? before.Held() : before.SentAgain();
                GatewayLog.DoubtDecided(_logger, before.Id, before.OnUnknown);
                if (after.PartInDoubt < 0)
                    ExpectNamelessReport(before, before.PartInDoubt);
                steps.Add(GoOn(before, after));
                if (after.State == OutgoingState.Unknown)
                    _doubts.Add(key, new Doubt(TimeSpan.MaxValue, FromBefore: false));
            }
            return steps;
        }
    }

    /// <summary>Somebody decides about a message that is held.</summary>
    public async Task<(OutboxMessage? Message, Refusal? Refusal)> SettleAsync(string id, bool resend)
    {
        OutboxMessage before, step;
        Doubt doubt;
        lock (_gate)
        {
            if (FindLive(id) is not { State: OutgoingState.Unknown } held)
            {
                return (null, new Refusal("not-found", "id", $"No message '{Excerpt.Of(id, RequestCheck.LongestId)}' is held as unknown.",
                    "List those held: messages list --state unknown."));
            }
            (before, doubt) = (held, _doubts[held.Key]);
            ExpectNamelessReport(held, held.PartInDoubt);
            _doubts.Remove(held.Key);
            step = Step(held, resend ? held.SentAgainBySomebody(_clock.Now.Wall) : held.LetStand(_clock.Now.Wall));
        }
        try
        {
            await CommitAsync([step]).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            lock (_gate)
            {
                if (TakeBack(before, step))
                    _doubts.Add(before.Key, doubt);
            }
            return (before, Refused(e));
        }
        lock (_gate)
        {
            // Not on offer before the decision is on disk; and a late answer may have been quicker.
            if (_live.GetValueOrDefault(step.Key) is { } newest && newest.Revision == step.Revision)
                Requeue(step);
        }
        return (step, null);
    }

    /// <summary>
    /// Whether a part may be what a late answer means. Parts of a long message that a modem has lost to another count no more.
    /// </summary>
    private static bool MayBeLate(OutboxMessage message, int part, string modem) =>
        !message.IsEnded && part < message.Parts.Length && (message.Parts.Length == 1 || message.Carrier == modem)
        && message.Parts[part] is { State: PartState.Unknown } or { State: PartState.Waiting, Again: true };

    /// <summary>The part that was about to be submitted to this modem when the program last ended: one at most.</summary>
    private (Ulid Key, int Part)? LeftInTheAir(string modem) => _doubts
        .Where(doubt => doubt.Value.FromBefore && _live[doubt.Key].Carrier == modem)
        .OrderByDescending(doubt => doubt.Value.WasInTheAir)
        .ThenByDescending(doubt => doubt.Value.Until != TimeSpan.MaxValue)
        .ThenByDescending(doubt => _live[doubt.Key].Revision)
        .Select(doubt => ((Ulid, int)?)(doubt.Key, _live[doubt.Key].PartInDoubt))
        .FirstOrDefault();
}

using IotSms.Gateway.Storage;
using LiteDB;

namespace IotSms.Gateway;

/// <summary>What one reading of all documents yields at start: what waits, what was not acknowledged, and the quotas.</summary>
internal sealed class OpeningPass(DateTimeOffset wall)
{
    /// <summary>Nobody leaves a site without power for longer than this: a clock that says so is wrong.</summary>
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromDays(366);

    private readonly List<DateTimeOffset> _sentAt = [];
    private readonly List<(string Recipient, string Source, DateTimeOffset At)> _acceptedAt = [];
    private readonly List<Fragment> _fragments = [];
    private readonly List<(long Revision, ReportLedger.Entry Entry)> _awaitingReport = [];
    private readonly List<(long Revision, NamelessSubmission Submission)> _nameless = [];
    private (long Revision, DateTimeOffset At) _newest = (-1, wall);

    /// <summary>
    /// The present, as far as is known: the wall clock, or the time of the last change where the clock is behind it, as that of a board
    /// without battery, or years ahead of it. Not the greatest time on disk: the clock may have been years ahead for a while.
    /// </summary>
    public DateTimeOffset Now => wall >= _newest.At && wall - _newest.At < LongestAbsence ? wall : _newest.At;

    /// <summary>A salvage of the store, now or not long ago.</summary>
    public SalvageReport? Salvage { get; set; }

    /// <summary>Outgoing messages that have not ended.</summary>
    public List<OutboxMessage> Waiting { get; } = [];

    /// <summary>The SIM of each modem.</summary>
    public Dictionary<string, SimCard> Sims { get; } = [];

    /// <summary>
    /// Parts whose status report may still come, or came, in the order of their last change: of those not settled, their acceptance.
    /// </summary>
    public IEnumerable<ReportLedger.Entry> AwaitingReport =>
        _awaitingReport.Where(part => IsOfThisSim(part.Entry.Modem, part.Revision)).OrderBy(part => part.Revision)
            .Select(part => part.Entry with { IsOneOfAll = Salvage is not { HasLost: true } });

    /// <summary>
    /// Submissions whose reports may still come under a reference that is not known: of parts sent again, or accepted without one.
    /// </summary>
    public IEnumerable<NamelessSubmission> Nameless =>
        _nameless.Where(sent => IsOfThisSim(sent.Submission.Modem, sent.Revision)).Select(sent => sent.Submission);

    /// <summary>The reference of the last long message.</summary>
    public byte? LastConcatenationReference { get; private set; }

    /// <summary>Every document that is told to subscribers.</summary>
    public List<(long Revision, EventKey Key)> Changes { get; } = [];

    /// <summary>The cursor of each subscriber.</summary>
    public Dictionary<string, long> Cursors { get; } = [];

    /// <summary>Parts of incoming messages that are not complete.</summary>
    public IEnumerable<Fragment> Fragments => _fragments.Select(fragment => fragment with { Since = -Ago(fragment.ReceivedAt) });

    /// <summary>Where received messages lay and what they were.</summary>
    public List<(Origin Origin, DateTimeOffset At)> Origins { get; } = [];

    /// <summary>Dead letters.</summary>
    public int DeadLetters { get; private set; }

    /// <summary>The highest key.</summary>
    public Ulid LastKey { get; private set; }

    /// <summary>The highest revision that anything knows of.</summary>
    public long LastRevision => Changes.Select(change => change.Revision)
        .Concat(Cursors.Values).Concat(Sims.Values.Select(sim => sim.Since)).DefaultIfEmpty().Max();

    /// <summary>The changes that a subscriber has not acknowledged.</summary>
    public IEnumerable<(long Revision, EventKey Key)> Unacknowledged()
    {
        var least = Cursors.Count == 0 ? 0 : Cursors.Values.Min();
        return Changes.Where(change => change.Revision > least);
    }

    /// <summary>How long ago messages were sent, the oldest first.</summary>
    public IEnumerable<TimeSpan> SentAgo(TimeSpan atMost) => _sentAt.Select(Ago).Where(ago => ago < atMost).OrderDescending();

    /// <summary>How long ago messages were accepted, the oldest first.</summary>
    public IEnumerable<(string Recipient, string Source, TimeSpan Ago)> AcceptedAgo(TimeSpan atMost) => _acceptedAt
        .Select(accepted => (accepted.Recipient, accepted.Source, Ago(accepted.At))).Where(accepted => accepted.Item3 < atMost)
        .OrderByDescending(accepted => accepted.Item3);

    /// <summary>Takes in one document.</summary>
    public void Visit(string collection, BsonDocument document)
    {
        switch (collection)
        {
            case OutboxDocument.Collection: Visit(OutboxDocument.To(document)); break;
            case InboxDocument.Collection: Visit(InboxDocument.To(document)); break;
            case FragmentDocument.Collection: Visit(FragmentDocument.To(document)); break;
            case SimDocument.Collection: Visit(SimDocument.To(document)); break;
            case CursorDocument.Collection: Cursors[document["_id"].AsString] = document["rev"].AsInt64; break;
            case DeadLetterDocument.Collection:
                DeadLetters++;
                SawKey(Ulid.Parse(document["_id"].AsString));
                break;
        }
    }

    private void Visit(OutboxMessage message)
    {
        SawKey(message.Key);
        SawTime(message.Revision, message.EndedAt ?? message.SentAt ?? message.QueuedAt);
        Changes.Add((message.Revision, new EventKey(Incoming: false, message.Key)));
        if (!message.IsEnded)
            Waiting.Add(message);
        if (message.SentAt is { } sentAt)
            _sentAt.Add(sentAt);
        _acceptedAt.Add((message.To, message.Source, message.QueuedAt));
        if (message.Parts.Length > 1)
            LastConcatenationReference = message.ConcatenationReference;
        if (!message.StatusReport || message.Carrier is null)
            return;
        for (var i = 0; i < message.Parts.Length; i++)
        {
            var part = message.Parts[i];
            if (part is { IsAccepted: true, Reference: { } reference, At: { } at })
            {
                _awaitingReport.Add((message.Revision, new(message.Key, i, message.Carrier, reference, message.To, at, TimeSpan.Zero)
                {
                    IsSettled = part.State != PartState.Accepted,
                }));
            }
            if (part.Again || part is { IsAccepted: true, Reference: null })
                _nameless.Add((message.Revision, new(message.Key, i, message.Carrier, message.To, TimeSpan.Zero)));
        }
    }

    private void Visit(SimCard sim) => Sims[sim.Modem] = sim;

    /// <summary>Whether a message last changed after its modem got the SIM that it has.</summary>
    private bool IsOfThisSim(string modem, long revision) => !Sims.TryGetValue(modem, out var sim) || revision > sim.Since;

    private void Visit(InboxMessage message)
    {
        SawKey(message.Key);
        SawTime(message.Revision, message.ReceivedAt);
        Changes.Add((message.Revision, new EventKey(Incoming: true, message.Key)));
        foreach (var origin in message.Origins)
            Origins.Add((origin, message.ReceivedAt));
    }

    private void Visit(Fragment fragment)
    {
        SawKey(fragment.Key);
        _fragments.Add(fragment);
        Origins.Add((fragment.Origin, fragment.ReceivedAt));
    }

    private void SawTime(long revision, DateTimeOffset at) => _newest = revision > _newest.Revision ? (revision, at) : _newest;

    /// <summary>What is of a time to come was written while the clock was wrong: it may have been just now.</summary>
    private TimeSpan Ago(DateTimeOffset at) => at < Now ? Now - at : TimeSpan.Zero;

    private void SawKey(Ulid key) => LastKey = key.CompareTo(LastKey) > 0 ? key : LastKey;
}

using LiteDB;

namespace IotSms.Gateway;

/// <summary>What one reading of all documents yields at start: what waits, what was not acknowledged, and the quotas.</summary>
internal sealed class OpeningPass(DateTimeOffset now)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    private readonly List<(long Revision, ReportLedger.Entry Entry)> _awaitingReport = [];
    private readonly List<(long Revision, (string Modem, string Recipient, DateTimeOffset At) Submission)> _nameless = [];

    /// <summary>
    /// The present, as far as is known: the wall clock, or the newest time on disk where the clock of a board without battery is behind it.
    /// </summary>
    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>Whether commits are lost, so that a document may be older than what was acknowledged.</summary>
    public bool MayBeOld { get; set; }

    /// <summary>Outgoing messages that have not ended.</summary>
    public List<OutboxMessage> Waiting { get; } = [];

    /// <summary>The SIM of each modem.</summary>
    public Dictionary<string, SimCard> Sims { get; } = [];

    /// <summary>Parts whose status report may still come, or came.</summary>
    public IEnumerable<ReportLedger.Entry> AwaitingReport =>
        _awaitingReport.Where(part => IsOfThisSim(part.Entry.Modem, part.Revision)).Select(part => part.Entry);

    /// <summary>
    /// Submissions whose reports may still come under a reference that is not known: of parts sent again, or accepted without one.
    /// </summary>
    public IEnumerable<(string Modem, string Recipient, DateTimeOffset At)> Nameless =>
        _nameless.Where(sent => IsOfThisSim(sent.Submission.Modem, sent.Revision)).Select(sent => sent.Submission);

    /// <summary>When messages were sent, a day back at least.</summary>
    public List<DateTimeOffset> SentAt { get; } = [];

    /// <summary>What was accepted, an hour back at least.</summary>
    public List<(string Recipient, string Source, DateTimeOffset At)> AcceptedAt { get; } = [];

    /// <summary>The reference of the last long message.</summary>
    public byte? LastConcatenationReference { get; private set; }

    /// <summary>Every document that is told to subscribers.</summary>
    public List<(long Revision, EventKey Key)> Changes { get; } = [];

    /// <summary>The cursor of each subscriber.</summary>
    public Dictionary<string, long> Cursors { get; } = [];

    /// <summary>Parts of incoming messages that are not complete.</summary>
    public List<Fragment> Fragments { get; } = [];

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

    /// <summary>Takes in one document.</summary>
    public void Visit(string collection, BsonDocument document)
    {
        switch (collection)
        {
            case OutboxDocument.Collection: Visit(OutboxDocument.To(document)); break;
            case InboxDocument.Collection: Visit(InboxDocument.To(document)); break;
            case FragmentDocument.Collection: Visit(FragmentDocument.To(document, Now)); break;
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
        SawTime(message.SentAt ?? message.QueuedAt);
        Changes.Add((message.Revision, new EventKey(Incoming: false, message.Key)));
        if (!message.IsEnded)
            Waiting.Add(message);
        if (message.SentAt is { } sentAt && sentAt > Now - Day)
            SentAt.Add(sentAt);
        if (message.QueuedAt > Now - Hour)
            AcceptedAt.Add((message.To, message.Source, message.QueuedAt));
        if (message.Parts.Length > 1)
            LastConcatenationReference = message.ConcatenationReference;
        if (!message.StatusReport || message.Carrier is null)
            return;
        for (var i = 0; i < message.Parts.Length; i++)
        {
            var part = message.Parts[i];
            if (part is { IsAccepted: true, Reference: { } reference, At: { } at })
            {
                _awaitingReport.Add((message.Revision, new(message.Key, i, message.Carrier, reference, message.To, at)
                {
                    IsSettled = part.State != PartState.Accepted,
                }));
            }
            if (part.Again || part is { IsAccepted: true, Reference: null })
                _nameless.Add((message.Revision, (message.Carrier, message.To, part.At ?? Now)));
        }
    }

    private void Visit(SimCard sim) => Sims[sim.Modem] = sim;

    /// <summary>Whether a message last changed after its modem got the SIM that it has.</summary>
    private bool IsOfThisSim(string modem, long revision) => !Sims.TryGetValue(modem, out var sim) || revision > sim.Since;

    private void Visit(InboxMessage message)
    {
        SawKey(message.Key);
        Changes.Add((message.Revision, new EventKey(Incoming: true, message.Key)));
        foreach (var origin in message.Origins)
            Origins.Add((origin, message.ReceivedAt));
    }

    private void Visit(Fragment fragment)
    {
        SawKey(fragment.Key);
        Fragments.Add(fragment);
        Origins.Add((fragment.Origin, fragment.ReceivedAt));
    }

    private void SawTime(DateTimeOffset at) => Now = at > Now ? at : Now;

    private void SawKey(Ulid key) => LastKey = key.CompareTo(LastKey) > 0 ? key : LastKey;
}

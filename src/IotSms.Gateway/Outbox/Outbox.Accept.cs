using IotSms.Gateway.Storage;

namespace IotSms.Gateway;

/// <summary>At the door.</summary>
internal sealed partial class Outbox
{
    /// <summary>Accepts a request durably, or refuses it. It is accepted whole or not at all.</summary>
    public async Task<SendResult> AcceptAsync(SendDraft draft, CancellationToken cancellationToken)
    {
        // A place in line comes before the disk, so that the order of calls is the order of sending.
        var (messages, refusal) = ReservePlaces(draft);
        if (refusal is not null)
            return await FindRepeatedAsync(draft, cancellationToken).ConfigureAwait(false) ?? new SendResult.Refused(refusal);
        try
        {
            var before = await _store.WriteAsync(
                transaction =>
                {
                    var known = FindRequest(transaction, draft);
                    if (known.Count == 0)
                        foreach (var message in messages)
                            transaction.Insert(OutboxDocument.Collection, OutboxDocument.From(message));
                    return known;
                },
                cancellationToken).ConfigureAwait(false);
            if (before.Count > 0)
            {
                GiveUpPlaces(messages);
                return Repeat(draft, before);
            }
        }
        catch (StoreException e)
        {
            GiveUpPlaces(messages);
            return new SendResult.Refused(Refused(e));
        }
        catch
        {
            GiveUpPlaces(messages);
            throw;
        }
        Open(messages);
        return new SendResult.Accepted(draft.Id, [.. messages.Select(message => message.ToOutgoing())], Repeated: false);
    }

    /// <summary>A store that fails, as a refusal.</summary>
    public static Refusal Refused(StoreException e) => e.Error switch
    {
        StoreError.DiskFull =>
            new("disk-full", null, e.Message, "Make room on the disk; the same request will then be accepted.", TryLater: true),
        StoreError.ReadOnly => new(
            "disk-read-only", null, e.Message,
            "Look at dmesg, and mount it writable again (mount -o remount,rw); the same request will then be accepted.", TryLater: true),
        _ => new("store-failed", null, e.Message, "Look at dmesg and at the log of the service: the disk may be dying.", TryLater: true),
    };

    private (IReadOnlyList<OutboxMessage> Messages, Refusal? Refusal) ReservePlaces(SendDraft draft)
    {
        lock (_gate)
        {
            if (_queue.Count + draft.Recipients.Count > _options.MaxQueued)
            {
                return ([], new("queue-full", null, $"{_queue.Count} messages wait, {_options.MaxQueued} may.",
                    "Wait until some have gone, or raise Outbox:MaxQueued.", TryLater: true));
            }
            if (_quotas.Take(draft.Recipients, draft.Request.Source, _clock.Now.Uptime) is { } exceeded)
                return ([], exceeded);
            var messages = draft.Recipients.Select((recipient, i) => NewMessage(draft, recipient, i)).ToList();
            foreach (var message in messages)
            {
                _live.Add(message.Key, message);
                Reserve(message, message.QueuedAt);
            }
            return (messages, null);
        }
    }

    private OutboxMessage NewMessage(SendDraft draft, string recipient, int index)
    {
        var request = draft.Request;
        var now = _clock.Now.Wall;
        var notBefore = request.NotBefore > now ? request.NotBefore : null;
        var several = draft.Recipients.Count > 1;
        return new()
        {
            Key = _ulids.Next(),
            Id = several ? $"{draft.Id}.{index + 1}" : draft.Id,
            Group = several ? draft.Id : null,
            ContentHash = draft.ContentHash,
            To = recipient,
            Text = request.Text,
            Encoding = draft.Text.Encoding,
            Replaced = draft.Text.Replacements > 0,
            Flash = request.Flash,
            StatusReport = request.StatusReport ?? _options.StatusReport,
            Lane = request.Priority,
            Source = request.Source,
            OnlyModem = request.Modem,
            PossibleDuplicate = request.PossibleDuplicate || MayBeARepeat(draft),
            OnUnknown = request.OnUnknown ?? _options.OnUnknown,
            ConcatenationReference = draft.Text.Parts > 1 ? ++_lastConcatenationReference : (byte)0,
            QueuedAt = now,
            NotBefore = notBefore,
            ExpiresAt = (notBefore ?? now) + draft.TimeToLive,
            State = notBefore is null ? OutgoingState.Queued : OutgoingState.Scheduled,
            Parts = [.. Enumerable.Repeat(new OutboxPart(PartState.Waiting), draft.Text.Parts)],
            Revision = _events.Assign(),
        };
    }

    /// <summary>Whether the caller's id may be one that was lost with its message.</summary>
    private bool MayBeARepeat(SendDraft draft) =>
        draft.HasCallersId && _store.Opening.Salvage is { HasLost: true, At: var at }
        && (_clock.Believed - at).Duration() < SalvageReport.Memory;

    private void Open(IReadOnlyList<OutboxMessage> messages)
    {
        lock (_gate)
        {
            foreach (var message in messages)
            {
                _keys[message.Id] = message.Key;
                Activate(_queue.Find(message.Key)!);
            }
            _tally.Accepted += messages.Count;
        }
        foreach (var message in messages)
            _events.Publish(new EventKey(Incoming: false, message.Key), new GatewayEvent.MessageChanged(message.ToOutgoing()));
        WakeAll();
        Upkeep.Set();
    }

    private void GiveUpPlaces(IReadOnlyList<OutboxMessage> messages)
    {
        lock (_gate)
        {
            foreach (var message in messages)
            {
                _live.Remove(message.Key);
                _queue.Remove(_queue.Find(message.Key)!);
                _events.Abandon(message.Revision);
            }
            _quotas.TakeBack([.. messages.Select(message => message.To)], messages[0].Source);
        }
        WakeAll();
    }

    private async Task<SendResult?> FindRepeatedAsync(SendDraft draft, CancellationToken cancellationToken)
    {
        var before = await _store.ReadAsync(reader => FindRequest(reader, draft), cancellationToken).ConfigureAwait(false);
        return before.Count == 0 ? null : Repeat(draft, before);
    }

    /// <summary>The messages that the request's id names already.</summary>
    private static IReadOnlyList<OutboxMessage> FindRequest(StoreReader reader, SendDraft draft)
    {
        if (!draft.HasCallersId)
            return [];
        var single = Find(reader, draft.Id);
        if (single is not null)
            return [single];
        // Several recipients: all of them are there, unless somebody deleted some. An id of another request that is in the way is one, too.
        return [.. Enumerable.Range(1, Math.Max(2, draft.Recipients.Count))
            .Select(i => Find(reader, $"{draft.Id}.{i}"))
            .OfType<OutboxMessage>()
            .Where(message => message.Group == draft.Id || draft.Recipients.Count > 1)];
    }

    private static OutboxMessage? Find(StoreReader reader, string id) =>
        reader.FindBy(OutboxDocument.Collection, "id", id, limit: 1) is [var document] ? OutboxDocument.To(document) : null;

    private static SendResult Repeat(SendDraft draft, IReadOnlyList<OutboxMessage> before) =>
        before.All(message => message.ContentHash.AsSpan().SequenceEqual(draft.ContentHash))
            ? new SendResult.Accepted(draft.Id, [.. before.Select(message => message.ToOutgoing())], Repeated: true)
            : new SendResult.Refused(new(
                "id-conflict", "id", $"'{draft.Id}' was accepted before with other content.",
                "Give each message its own id; repeat an id only with the same content."));
}

using IotSms.Gateway.Storage;
using LiteDB;

namespace IotSms.Gateway;

/// <summary>Looking messages up.</summary>
public sealed partial class Messaging
{
    private const int Batch = 200;

    /// <summary>Completes when the store has come round to it, behind all that was to be written before.</summary>
    /// <exception cref="StoreException">The store is closed.</exception>
    public Task StoreAnswersAsync(CancellationToken cancellationToken) => _store.ReadAsync(_ => true, cancellationToken);

    /// <summary>One outgoing message; null when there is none of that id.</summary>
    public async Task<OutgoingMessage?> GetAsync(string id, CancellationToken cancellationToken)
    {
        var document = await _store.ReadAsync(
            reader => reader.FindBy(OutboxDocument.Collection, "id", id, limit: 1) is [var found] ? found : null,
            cancellationToken).ConfigureAwait(false);
        return document is null ? null : Present(OutboxDocument.To(document));
    }

    /// <summary>One incoming message; null when there is none of that id.</summary>
    public async Task<IncomingMessage?> GetReceivedAsync(string id, CancellationToken cancellationToken)
    {
        if (IncomingKey(id) is not { } key)
            return null;
        var document = await _store.ReadAsync(
            reader => reader.Find(InboxDocument.Collection, key), cancellationToken).ConfigureAwait(false);
        return document is null ? null : InboxDocument.To(document).Message;
    }

    /// <summary>Outgoing messages, newest first.</summary>
    public Task<IReadOnlyList<OutgoingMessage>> FindAsync(MessageFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var number = Number(filter.Number);
        return FindAsync(
            OutboxDocument.Collection, filter, document => Present(OutboxDocument.To(document)),
            message => (filter.State is null || message.State == filter.State) && (number is null || message.To == number),
            cancellationToken);
    }

    /// <summary>Incoming messages, newest first.</summary>
    public Task<IReadOnlyList<IncomingMessage>> FindReceivedAsync(MessageFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var number = Number(filter.Number);
        return FindAsync(
            InboxDocument.Collection, filter, document => InboxDocument.To(document).Message,
            message => number is null || message.From == number || message.From == filter.Number, cancellationToken);
    }

    /// <summary>Dead letters, newest first.</summary>
    public Task<IReadOnlyList<DeadLetter>> FindDeadLettersAsync(int limit, CancellationToken cancellationToken) =>
        FindAsync(DeadLetterDocument.Collection, new MessageFilter { Limit = limit }, DeadLetterDocument.To, _ => true, cancellationToken);

    /// <summary>Walks back from the newest, a batch at a time, so that writers get their turn between.</summary>
    private async Task<IReadOnlyList<T>> FindAsync<T>(
        string collection, MessageFilter filter, Func<BsonDocument, T> map, Func<T, bool> wanted, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        var limit = Math.Clamp(filter.Limit, 1, 1000);
        var oldest = filter.Since is { } since ? Ulid.NewUlid(since, new byte[10]).ToString() : "";
        var below = Ulid.MaxValue.ToString();
        while (found.Count < limit)
        {
            var from = below;
            var documents = await _store.ReadAsync(
                reader => reader.Query(collection, new Query
                {
                    Where = { StoreReader.Where("_id", "<", from), StoreReader.Where("_id", ">=", oldest) },
                    OrderBy = "$._id",
                    Order = Query.Descending,
                    Limit = Batch,
                }),
                cancellationToken).ConfigureAwait(false);
            found.AddRange(documents.Select(map).Where(wanted).Take(limit - found.Count));
            if (documents.Count < Batch)
                break;
            below = documents[^1]["_id"].AsString;
        }
        return found;
    }

    private async Task<GatewayEvent?> ReadEventAsync(EventKey key, CancellationToken cancellationToken)
    {
        var collection = key.Incoming ? InboxDocument.Collection : OutboxDocument.Collection;
        var document = await _store.ReadAsync(
            reader => reader.Find(collection, key.Key.ToString()), cancellationToken).ConfigureAwait(false);
        return document is null ? null
            : key.Incoming ? new GatewayEvent.MessageReceived(InboxDocument.To(document).Message, PossibleDuplicate: false)
            : new GatewayEvent.MessageChanged(OutboxDocument.To(document).ToOutgoing());
    }

    private Task<Refusal?> DeleteIncomingAsync(string id, string key, CancellationToken cancellationToken) => _store.WriteAsync(
        transaction => transaction.Delete(InboxDocument.Collection, key)
            ? null
            : new Refusal("not-found", "id", $"There is no message '{id}'.", "List them: messages list."),
        cancellationToken);

    /// <summary>That a scheduled message's time has come is not written: it would only wear the flash.</summary>
    private OutgoingMessage Present(OutboxMessage message) =>
        message.State == OutgoingState.Scheduled && message.NotBefore <= _clock.Now.Wall
            ? message.ToOutgoing() with { State = OutgoingState.Queued }
            : message.ToOutgoing();

    /// <summary>A number as it is kept, E.164 if it can be understood, whatever way it is written or shown.</summary>
    public string NumberOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return RecipientNumber.Parse(text, _options.Region).Number ?? text;
    }

    private string? Number(string? text) => text is null ? null : NumberOf(text);

    private static string? IncomingKey(string id) =>
        id.StartsWith(InboxMessage.IdPrefix, StringComparison.Ordinal)
        && Ulid.TryParse(id.AsSpan(InboxMessage.IdPrefix.Length), out var key)
            ? key.ToString()
            : null;
}

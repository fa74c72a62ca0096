using IotSms.Gateway.Storage;
using LiteDB;

namespace IotSms.Gateway;

/// <summary>Deletes what has been kept long enough, in small pieces of work so that messages get their turn between them.</summary>
internal sealed class Retention(Store store, Outbox outbox, Inbox inbox, GatewayEvents events, UlidSequence ulids)
{
    private const int AtOnce = 100;

    /// <summary>Deletes messages that ended or came before a time, except those that a subscriber has not heard of.</summary>
    public async Task DeleteOldAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        outbox.ForgetOldReports();
        await DeleteAsync(OutboxDocument.Collection, "ended", before, cancellationToken).ConfigureAwait(false);
        await DeleteAsync(InboxDocument.Collection, "received", before, cancellationToken).ConfigureAwait(false);
        inbox.ForgetDeadLetters(
            await DeleteAsync(DeadLetterDocument.Collection, "received", before, cancellationToken).ConfigureAwait(false));
    }

    private async Task<int> DeleteAsync(string collection, string field, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var query = new Query
        {
            Where =
            {
                // Keys are in order of time, so that only what is old is looked at; but those of a clock that was years ahead are followed
                // by keys that are ahead as well.
                StoreReader.Where("_id", "<", (ulids.IsAhead ? Ulid.MaxValue : Ulid.NewUlid(before)).ToString()),
                StoreReader.Where(field, "!=", BsonValue.Null),
                StoreReader.Where(field, "<", before.UtcDateTime),
            },
            Select = "{ _id: $._id }",
            Limit = AtOnce,
        };
        if (collection == InboxDocument.Collection)
            query.Where.Add(StoreReader.Where("rev", "<=", events.AcknowledgedByAll()));
        int deleted, all = 0;
        do
        {
            deleted = await store.WriteAsync(
                transaction =>
                {
                    var old = transaction.Query(collection, query);
                    foreach (var document in old)
                        transaction.Delete(collection, document["_id"]);
                    return old.Count;
                },
                cancellationToken).ConfigureAwait(false);
            all += deleted;
        }
        while (deleted == AtOnce);
        return all;
    }
}

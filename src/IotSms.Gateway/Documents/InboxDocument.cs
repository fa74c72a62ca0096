using System.Globalization;
using LiteDB;

namespace IotSms.Gateway;

/// <summary>An <see cref="InboxMessage"/> as a document.</summary>
internal static class InboxDocument
{
    public const string Collection = "inbox";

    public static BsonDocument From(InboxMessage inbox)
    {
        var message = inbox.Message;
        var document = new BsonDocument
        {
            ["_id"] = inbox.Key.ToString(),
            ["rev"] = message.Revision,
            ["from"] = message.From,
            ["received"] = message.ReceivedAt.UtcDateTime,
            ["parts"] = message.Parts,
            ["complete"] = message.Complete,
            ["modem"] = message.Modem,
            ["origins"] = new BsonArray(inbox.Origins.Select(OriginDocument.From)),
        };
        if (message.Text is not null) document["text"] = message.Text;
        if (message.Data is not null) document["data"] = message.Data;
        if (message.Port is { } port) document["port"] = port;
        if (message.Class is { } messageClass) document["class"] = messageClass;
        // As text, because LiteDB keeps no zone.
        if (message.ServiceCentreTime is { } time) document["scts"] = time.ToString("O", CultureInfo.InvariantCulture);
        return document;
    }

    public static InboxMessage To(BsonDocument document)
    {
        var key = Ulid.Parse(document["_id"].AsString);
        return new(key, new IncomingMessage
        {
            Id = $"{InboxMessage.IdPrefix}{key}",
            Revision = document["rev"].AsInt64,
            From = document["from"].AsString,
            Text = document["text"].AsOptionalString(),
            Data = document["data"].AsOptionalString(),
            Port = document["port"].IsNull ? null : document["port"].AsInt32,
            ReceivedAt = document["received"].AsTime(),
            ServiceCentreTime = document["scts"].IsNull
                ? null
                : DateTimeOffset.Parse(document["scts"].AsString, CultureInfo.InvariantCulture),
            Parts = document["parts"].AsInt32,
            Complete = document["complete"].AsFlag(),
            Class = document["class"].IsNull ? null : document["class"].AsInt32,
            Modem = document["modem"].AsString,
        }, [.. document["origins"].AsArray.Select(origin => OriginDocument.To(origin.AsDocument))]);
    }
}

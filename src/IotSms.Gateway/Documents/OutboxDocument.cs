using LiteDB;

namespace IotSms.Gateway;

/// <summary>
/// An <see cref="OutboxMessage"/> as a document, mapped by hand: nothing absent is written, and an unknown field does no harm.
/// </summary>
internal static class OutboxDocument
{
    public const string Collection = "outbox";

    public static BsonDocument From(OutboxMessage message)
    {
        var document = new BsonDocument
        {
            ["_id"] = message.Key.ToString(),
            ["id"] = message.Id,
            ["rev"] = message.Revision,
            ["hash"] = message.ContentHash,
            ["to"] = message.To,
            ["text"] = message.Text,
            ["encoding"] = message.Encoding,
            ["source"] = message.Source,
            ["queued"] = message.QueuedAt.UtcDateTime,
            ["state"] = (int)message.State,
            ["parts"] = new BsonArray(message.Parts.Select(From)),
        };
        if (message.Group is not null) document["group"] = message.Group;
        if (message.Replaced) document["replaced"] = true;
        if (message.Flash) document["flash"] = true;
        if (message.Plain) document["plain"] = true;
        if (message.StatusReport) document["report"] = true;
        if (message.Lane != Lane.Normal) document["lane"] = (int)message.Lane;
        if (message.OnUnknown != UnknownPolicy.Resend) document["onUnknown"] = (int)message.OnUnknown;
        if (message.OnlyModem is not null) document["only"] = message.OnlyModem;
        if (message.Parts.Length > 1) document["ref"] = (int)message.ConcatenationReference;
        if (message.NotBefore is { } notBefore) document["notBefore"] = notBefore.UtcDateTime;
        if (message.ExpiresAt is { } expiresAt) document["expires"] = expiresAt.UtcDateTime;
        if (message.Carrier is not null) document["modem"] = message.Carrier;
        if (message.Tries != 0) document["tries"] = message.Tries;
        if (message.PossibleDuplicate) document["duplicate"] = true;
        if (message.SentAt is { } sentAt) document["sent"] = sentAt.UtcDateTime;
        if (message.EndedAt is { } endedAt) document["ended"] = endedAt.UtcDateTime;
        if (message.Error is { } error) document["error"] = From(error);
        return document;
    }

    public static OutboxMessage To(BsonDocument document) => new()
    {
        Key = Ulid.Parse(document["_id"].AsString),
        Id = document["id"].AsString,
        Revision = document["rev"].AsInt64,
        ContentHash = document["hash"].AsBinary,
        To = document["to"].AsString,
        Text = document["text"].AsString,
        Encoding = document["encoding"].AsString,
        Source = document["source"].AsString,
        QueuedAt = document["queued"].AsTime(),
        State = (OutgoingState)document["state"].AsInt32,
        Parts = [.. document["parts"].AsArray.Select(part => ToPart(part.AsDocument))],
        Group = document["group"].AsOptionalString(),
        Replaced = document["replaced"].AsFlag(),
        Flash = document["flash"].AsFlag(),
        Plain = document["plain"].AsFlag(),
        StatusReport = document["report"].AsFlag(),
        Lane = document["lane"].IsNull ? Lane.Normal : (Lane)document["lane"].AsInt32,
        OnUnknown = document["onUnknown"].IsNull ? UnknownPolicy.Resend : (UnknownPolicy)document["onUnknown"].AsInt32,
        OnlyModem = document["only"].AsOptionalString(),
        ConcatenationReference = document["ref"].IsNull ? (byte)0 : (byte)document["ref"].AsInt32,
        NotBefore = document["notBefore"].AsOptionalTime(),
        ExpiresAt = document["expires"].AsOptionalTime(),
        Carrier = document["modem"].AsOptionalString(),
        Tries = document["tries"].IsNull ? 0 : document["tries"].AsInt32,
        PossibleDuplicate = document["duplicate"].AsFlag(),
        SentAt = document["sent"].AsOptionalTime(),
        EndedAt = document["ended"].AsOptionalTime(),
        Error = document["error"].IsNull ? null : ToError(document["error"].AsDocument),
    };

    private static BsonDocument From(OutboxPart part)
    {
        var document = new BsonDocument { ["s"] = (int)part.State };
        if (part.Reference is { } reference) document["mr"] = (int)reference;
        if (part.At is { } at) document["at"] = at.UtcDateTime;
        if (part.Again) document["again"] = true;
        if (part.Status is { } status) document["st"] = (int)status;
        return document;
    }

    private static OutboxPart ToPart(BsonDocument document) => new(
        (PartState)document["s"].AsInt32,
        document["mr"].IsNull ? null : (byte)document["mr"].AsInt32,
        document["at"].AsOptionalTime(),
        document["again"].AsFlag(),
        document["st"].IsNull ? null : (byte)document["st"].AsInt32);

    private static BsonDocument From(MessageError error)
    {
        var document = new BsonDocument { ["code"] = error.Code, ["detail"] = error.Detail };
        if (error.Hint is not null) document["hint"] = error.Hint;
        if (error.Raw is not null) document["raw"] = error.Raw;
        return document;
    }

    private static MessageError ToError(BsonDocument document) => new(
        document["code"].AsString, document["detail"].AsString, document["hint"].AsOptionalString(), document["raw"].AsOptionalString());
}

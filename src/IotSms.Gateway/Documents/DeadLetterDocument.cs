using LiteDB;

namespace IotSms.Gateway;

/// <summary>A <see cref="DeadLetter"/> as a document.</summary>
internal static class DeadLetterDocument
{
    public const string Collection = "dead";

    /// <summary>What ids of dead letters begin with.</summary>
    public const string IdPrefix = "dead-";

    public static BsonDocument From(DeadLetter letter) => new()
    {
        ["_id"] = letter.Id[IdPrefix.Length..],
        ["pdu"] = letter.Pdu,
        ["reason"] = letter.Reason,
        ["received"] = letter.ReceivedAt.UtcDateTime,
        ["modem"] = letter.Modem,
    };

    public static DeadLetter To(BsonDocument document) => new(
        $"{IdPrefix}{document["_id"].AsString}", document["pdu"].AsString, document["reason"].AsString,
        document["received"].AsTime(), document["modem"].AsString);
}

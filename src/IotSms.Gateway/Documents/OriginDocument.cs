using LiteDB;

namespace IotSms.Gateway;

/// <summary>An <see cref="Origin"/> as a part of a document.</summary>
internal static class OriginDocument
{
    public static BsonDocument From(Origin origin)
    {
        var document = new BsonDocument { ["modem"] = origin.Modem, ["hash"] = origin.Hash };
        if (origin.Slot is not null) document["slot"] = origin.Slot;
        return document;
    }

    public static Origin To(BsonDocument document) =>
        new(document["modem"].AsString, document["slot"].AsOptionalString(), document["hash"].AsString);
}

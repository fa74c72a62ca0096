using LiteDB;

namespace IotSms.Gateway;

/// <summary>A <see cref="SimCard"/> as a document.</summary>
internal static class SimDocument
{
    public const string Collection = "sims";

    public static BsonDocument From(SimCard card) => new()
    {
        ["_id"] = card.Modem,
        ["iccid"] = card.Iccid,
        ["since"] = card.Since,
        ["barred"] = card.Barred,
        ["before"] = card.Before,
    };

    public static SimCard To(BsonDocument document) => new(
        document["_id"].AsString, document["iccid"].AsString, document["since"].AsInt64,
        document["barred"].AsOptionalString(), document["before"].AsOptionalString());
}

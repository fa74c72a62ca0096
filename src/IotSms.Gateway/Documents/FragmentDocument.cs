using LiteDB;

namespace IotSms.Gateway;

/// <summary>A <see cref="Fragment"/> as a document.</summary>
internal static class FragmentDocument
{
    public const string Collection = "fragments";

    public static BsonDocument From(Fragment fragment) => new()
    {
        ["_id"] = fragment.Key.ToString(),
        ["from"] = fragment.Whole.From,
        ["ref"] = fragment.Whole.Reference,
        ["wide"] = fragment.Whole.IsWide,
        ["total"] = fragment.Whole.Total,
        ["seq"] = fragment.Sequence,
        ["pdu"] = fragment.Hex,
        ["origin"] = OriginDocument.From(fragment.Origin),
        ["received"] = fragment.ReceivedAt.UtcDateTime,
    };

    public static Fragment To(BsonDocument document)
    {
        var origin = OriginDocument.To(document["origin"].AsDocument);
        return new(
            Ulid.Parse(document["_id"].AsString),
            new FragmentedMessage(origin.Modem, document["from"].AsString, document["ref"].AsInt32, document["wide"].AsFlag(), document["total"].AsInt32),
            document["seq"].AsInt32,
            document["pdu"].AsString,
            origin,
            document["received"].AsTime());
    }
}

using IotSms.Pdu;
using LiteDB;

namespace IotSms.Gateway;

/// <summary>A <see cref="Fragment"/> as a document.</summary>
internal static class FragmentDocument
{
    public const string Collection = "fragments";

    public static BsonDocument From(Fragment fragment) => new()
    {
        ["_id"] = fragment.Key.ToString(),
        ["from"] = fragment.Whole.Key.Originator,
        ["ref"] = fragment.Whole.Key.Reference,
        ["wide"] = fragment.Whole.Key.Is16Bit,
        ["total"] = fragment.Whole.Key.Total,
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
            new FragmentedMessage(origin.Modem, new ConcatenationKey(
                document["from"].AsString, document["ref"].AsInt32, document["total"].AsInt32, document["wide"].AsFlag())),
            document["seq"].AsInt32,
            document["pdu"].AsString,
            origin,
            document["received"].AsTime(),
            TimeSpan.Zero);
    }
}

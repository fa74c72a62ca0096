using System.Text.Json.Nodes;
using IotSms.Pdu;

namespace IotSms.Exam;

internal static partial class PduOps
{
    private static JsonObject EncodeGsm7(JsonObject input)
    {
        var septets = Gsm7.Encode((string)input["text"]!, Language(input, "locking"), Language(input, "single"));
        var packed = Gsm7.Pack(septets, Number(input, "fill_bits"));
        return new JsonObject
        {
            ["septets_hex"] = Hex(septets),
            ["packed_hex"] = Hex(packed),
            ["septet_count"] = septets.Length,
            ["packed_octets"] = packed.Length,
        };
    }

    private static JsonObject DecodeGsm7(JsonObject input)
    {
        var fillBits = Number(input, "fill_bits");
        byte[] septets;
        if ((string?)input["septets_hex"] is { } unpacked)
        {
            septets = Octets(unpacked);
        }
        else
        {
            var packed = Octets(input, "packed_hex");
            septets = Gsm7.Unpack(packed, Number(input, "septets", (packed.Length * 8 - fillBits) / 7), fillBits);
        }

        return new JsonObject
        {
            ["text"] = Gsm7.Decode(septets, Language(input, "locking"), Language(input, "single")),
            ["septets_hex"] = Hex(septets),
        };
    }

    private static JsonObject PackGsm7(JsonObject input) => new()
    {
        ["packed_hex"] = Hex(Gsm7.Pack(Octets(input, "septets_hex"), Number(input, "fill_bits"))),
    };

    private static JsonObject Chunk(JsonObject input)
    {
        var alphabet = (string)input["encoding"]! switch { "gsm7" => Alphabet.Gsm7, "8bit" => Alphabet.EightBit, _ => Alphabet.Ucs2 };
        return new JsonObject
        {
            ["chunks_hex"] = new JsonArray([.. Segmentation.Cut(alphabet, Octets(input, "units_hex"), Number(input, "block"))
                .Select(chunk => (JsonNode)Hex(chunk.Span))]),
        };
    }

    private static JsonObject Transliterate(JsonObject input)
    {
        var prepared = MessageText.Prepare((string)input["text"]!, new TextOptions { SmartReplacement = true });
        return new JsonObject { ["text"] = string.Concat(prepared.Parts.Select(part => part.Text)) };
    }
}

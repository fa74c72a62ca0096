using System.Text.Json.Nodes;
using IotSms.Modem.At;
using IotSms.Modem.At.Responses;
using IotSms.Pdu;

namespace IotSms.Exam;

/// <summary>Unsolicited result codes.</summary>
internal static class AtOpsUnsolicited
{
    internal static JsonObject Parse(string raw)
    {
        var assembler = new UrcAssembler(UrcTable.Generic);
        var urc = AtOps.Tokens(raw).Select(token => assembler.Feed(token.Text)).FirstOrDefault(code => code is not null)
            ?? throw new FormatException("no unsolicited result code");
        var name = urc.Line.Split(':')[0].TrimStart('+');
        var result = new JsonObject
        {
            ["urc"] = name,
            ["lines"] = new JsonArray([.. new[] { urc.Line, urc.Body }.Where(line => line is not null).Select(line => (JsonNode?)line)]),
        };
        if (urc.Kind == UrcKind.Registration) result["reg"] = AtOpsReply.Registration(RegistrationReport.Parse(urc.Line));
        if (name == "VOICE CALL") result["begin"] = urc.Line.Contains("BEGIN", StringComparison.Ordinal);
        if (name == "CRING") result["type"] = AtFields.Of(urc.Line)[0].Text;
        if (StorageIndication.Parse(urc.Line) is { } slot) (result["mem"], result["index"]) = (slot.Storage, slot.Index);
        if (urc.Body is { } body && AtFields.Of(urc.Line).Last.Number is { } length) Add(result, body, length);
        return result;
    }

    // What announces octets must hold a PDU of so many that decodes.
    private static void Add(JsonObject result, string body, int length)
    {
        var pdu = SmsPdu.DecodeHex(body, TpduDirection.MobileTerminated);
        if (pdu.Tpdu is SmsDeliver { UserData.Header.Concatenation: { IsSound: false } part })
        {
            throw new FormatException($"part {part.Sequence} of {part.Total}");
        }

        result["pdu"] = body;
        result["tpdu_length"] = pdu.TpduLength == length ? length
            : throw new FormatException($"{length} octets announced, {pdu.TpduLength} there");
    }
}

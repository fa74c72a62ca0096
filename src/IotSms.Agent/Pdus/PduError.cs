using System.Text.Json.Nodes;
using IotSms.Pdu;

namespace IotSms.Agent.Pdus;

/// <summary>What is wrong with a PDU, as JSON: octet, field and clause.</summary>
internal static class PduError
{
    /// <summary>The document of an exception.</summary>
    public static JsonObject Of(PduException refused) => new()
    {
        ["code"] = "invalid-pdu",
        ["detail"] = refused.Message,
        ["octet"] = refused.Octet >= 0 ? refused.Octet : null,
        ["field"] = refused.Field,
        ["clause"] = refused.Clause,
    };
}

using System.Text;
using System.Text.Json.Nodes;
using IotSms.Modem.At;
using IotSms.Modem.At.Responses;
using IotSms.Pdu;

namespace IotSms.Exam;

/// <summary>Maps the examiner's operations on the library's own API. A null result: not supported, counted as a skip.</summary>
internal static class AtOps
{
    internal static readonly IReadOnlyDictionary<string, Func<JsonObject, JsonObject?>> All =
        new Dictionary<string, Func<JsonObject, JsonObject?>>(StringComparer.Ordinal)
        {
            ["at.parse"] = input => (bool?)input["unsolicited"] == true
                ? AtOpsUnsolicited.Parse(Text(input, "raw_response"))
                : AtOpsReply.Parse(input),
            ["at.quote"] = input => new() { ["quoted"] = AtText.Quote(Text(input, "text")) },
            ["at.echo"] = input => new() { ["without_echo"] = AtEcho.Strip(Text(input, "raw")) },
            ["iccid.parse"] = input => new() { ["iccid"] = Iccid.Parse(Text(input, "raw")) ?? throw new FormatException("no ICCID") },
            ["operator.name"] = input => new() { ["name"] = OperatorName.Decode(Text(input, "name")) },
            ["ussd.parse"] = Ussd,
            ["ussd.pack"] = UssdPack,
            ["ussd.unpack"] = UssdUnpack,
        };

    internal static string Text(JsonObject input, string key) => (string?)input[key] ?? "";

    /// <summary>The tokens of a reply. A prompt counts wherever one stands.</summary>
    internal static IEnumerable<AtToken> Tokens(string raw)
    {
        // The examiner's texts are decoded already; a module would send these letters as single octets.
        var octets = Encoding.Latin1.GetBytes(raw.EndsWith('\n') || raw.EndsWith('\r') ? raw : raw + "\r\n");
        var reader = new AtLineReader();
        var received = new System.Buffers.ReadOnlySequence<byte>(octets);
        while (reader.TryRead(ref received, promptAwaited: true, out var token)) yield return token;
    }

    private static JsonObject? Ussd(JsonObject input)
    {
        var responses = Tokens(Text(input, "raw_response")).Where(token => token.Text.StartsWith("+CUSD", StringComparison.Ordinal));
        var last = responses.Select(token => UssdResponse.Parse(token.Text)).LastOrDefault(response => response is not null)
            ?? throw new FormatException("no +CUSD");
        return new()
        {
            ["status"] = last.Status,
            ["text"] = last.Text,
            ["dcs"] = last.DataCoding,
            ["session_active"] = last.IsSessionActive,
        };
    }

    private static JsonObject UssdPack(JsonObject input) => new()
    {
        ["packed_hex"] = Convert.ToHexString(input["text"] is { } text
            ? UssdText.Encode((string)text!)
            : UssdText.Pack(Convert.FromHexString(Text(input, "septets_hex")))),
    };

    private static JsonObject UssdUnpack(JsonObject input)
    {
        var packed = Convert.FromHexString(Text(input, "packed_hex"));
        return new()
        {
            ["septets_hex"] = Convert.ToHexString(UssdText.Unpack(packed)),
            ["text"] = UssdText.Decode(packed, CbsDataCodingScheme.Unspecified),
        };
    }
}

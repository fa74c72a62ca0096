using System.Text.Json;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary>The JSON of <c>send</c>: strict, but kind to those who come from other gateways.</summary>
internal static class SendPayload
{
    private static readonly string[] Recipients = ["to", "number", "target", "phoneNumbers"];
    private static readonly string[] Texts = ["text", "message", "body"];
    private static readonly string[] Known =
        [.. Recipients, .. Texts, "id", "priority", "ttl", "report", "notBefore", "onUnknown", "modem", "encoding", "smart", "flash"];

    /// <summary>Reads a request; what the gateway itself checks (numbers, lengths, ids) is left to it.</summary>
    public static (SendRequest? Request, Refusal? Refusal) Read(JsonElement json, RequestOrigin origin)
    {
        var fields = new PayloadFields(json, Known);
        string? id = fields.Text("id");
        var request = new SendRequest
        {
            Id = id,
            PossibleDuplicate = id is null && origin.MayBeRepeated,
            To = fields.Texts(Recipients) ?? [],
            Text = fields.TextOf(Texts) ?? "",
            Priority = fields.Choice<Lane>("priority") ?? Lane.Normal,
            TimeToLive = fields.Whole("ttl", 1, 63_072_000) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            StatusReport = fields.Flag("report"),
            NotBefore = fields.Time("notBefore"),
            OnUnknown = fields.Choice<UnknownPolicy>("onUnknown"),
            Modem = fields.Text("modem"),
            Encoding = fields.Text("encoding"),
            SmartReplacement = fields.Flag("smart"),
            Flash = fields.Flag("flash") ?? false,
            Source = origin.Source,
        };
        if (request.To.Count == 0)
        {
            fields.Refuse("missing-field", "to",
                "\"to\" is missing or empty", "name at least one number, such as \"to\": [\"+4790012345\"]");
        }

        return fields.Refusal is { } refusal ? (null, refusal) : (request, null);
    }
}

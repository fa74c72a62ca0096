using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Agent.Requests;
using IotSms.Gateway;

namespace IotSms.Agent.Control;

/// <summary>
/// The control socket's lines, one JSON object each. To the agent: <c>{"verb":"...","payload":{...}}</c>. Back, in order:
/// any number of <c>{"news":{...}}</c>, then <c>{"answer":{...}}</c> or <c>{"error":{...}}</c>.
/// </summary>
internal static class ControlProtocol
{
    /// <summary>unix(7): <c>sun_path</c> has 108 octets, the last of them zero.</summary>
    public const int LongestPath = 107;

    /// <summary>What is asked for.</summary>
    public const string Verb = "verb";

    /// <summary>Its fields.</summary>
    public const string Payload = "payload";

    /// <summary>Something on the way to the answer.</summary>
    public const string News = "news";

    /// <summary>The answer.</summary>
    public const string Answer = "answer";

    /// <summary>Why there is none.</summary>
    public const string Error = "error";

    private static readonly Refusal NoRequest =
        new("bad-json", null, "the line is no request", "write {\"verb\":\"...\",\"payload\":{...}} in one line");

    /// <summary>A line from a caller: its verb and payload, or what is wrong with it.</summary>
    public static (string Verb, JsonElement Payload, Refusal? Refusal) ReadRequest(string line)
    {
        var (json, refusal) = StrictJson.Read(Encoding.UTF8.GetBytes(line));
        return refusal is not null ? ("", default, refusal)
            : json.ValueKind == JsonValueKind.Object && json.TryGetProperty(Verb, out var verb) && verb.ValueKind == JsonValueKind.String
                && json.TryGetProperty(Payload, out var payload) ? (verb.GetString()!, payload, null)
            : ("", default, NoRequest);
    }

    /// <summary>A line to the agent.</summary>
    public static JsonObject Request(string verb, JsonObject payload) => new() { [Verb] = verb, [Payload] = payload };
}

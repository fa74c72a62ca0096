using System.Text.Json.Nodes;

namespace IotSms.Agent.Control;

/// <summary>
/// The control socket's lines, one JSON object each. To the agent: <c>{"verb":"...","payload":{...}}</c>. Back, in order:
/// any number of <c>{"news":{...}}</c>, then <c>{"answer":{...}}</c> or <c>{"error":{...}}</c>.
/// </summary>
internal static class ControlProtocol
{
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

    /// <summary>A line to the agent.</summary>
    public static JsonObject Request(string verb, JsonObject payload) => new() { [Verb] = verb, [Payload] = payload };
}

using System.Text.Json.Nodes;
using IotSms.Gateway;

namespace IotSms.Agent.Commands;

/// <summary>Messages as lines for people.</summary>
internal static class MessageLines
{
    private const int LongestText = 60;

    /// <summary>An outgoing message's id, state and what stood in its way.</summary>
    public static string State(JsonObject message)
    {
        string error = message["error"] is JsonObject why ? $": {why["detail"]}" : "";
        string twice = (bool?)message["possibleDuplicate"] == true ? " (possibly twice)" : "";
        return $"{message["id"]} {message["state"]}{twice}{error}";
    }

    /// <summary>An outgoing message in one line.</summary>
    public static string Outgoing(JsonObject message) =>
        $"{message["queuedAt"]}  {(string?)message["state"],-11}  {(string?)message["to"],-16}  {message["id"]}  "
        + Shorten((string?)message["text"]);

    /// <summary>An incoming message in one line.</summary>
    public static string Incoming(JsonObject message) =>
        $"{message["receivedAt"]}  {((bool?)message["complete"] == true ? "complete" : "incomplete"),-11}  "
        + $"{(string?)message["from"],-16}  {message["id"]}  {Shorten((string?)message["text"] ?? (string?)message["data"])}";

    /// <summary>Something that could not be decoded, in one line.</summary>
    public static string Dead(JsonObject letter) =>
        $"{letter["receivedAt"]}  {letter["modem"]}  {letter["id"]}  {letter["reason"]}  {Shorten((string?)letter["pdu"])}";

    /// <summary>Every field of a document, one a line.</summary>
    public static IEnumerable<string> Fields(JsonObject document) =>
        document.Where(field => field.Value is not null).Select(field => $"{field.Key + ":",-20}{field.Value}");

    private static string Shorten(string? text) => Excerpt.Of((text ?? "").ReplaceLineEndings(" "), LongestText);
}

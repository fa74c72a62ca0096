using System.Text.Json.Nodes;

namespace IotSms.EndToEnd.Commands;

/// <summary>Elements of <c>Commands:Own</c>.</summary>
internal static class OwnCommands
{
    /// <summary>One that runs a program; its arguments are one each, the last of them takes the rest.</summary>
    public static JsonObject Program(string name, string file, string[] arguments, params string[] names) => new()
    {
        ["Name"] = name,
        ["Arguments"] = Names(names),
        ["Program"] = new JsonObject { ["File"] = file, ["Arguments"] = new JsonArray([.. arguments.Select(text => (JsonNode)text)]) },
    };

    /// <summary>One that publishes and awaits a reply.</summary>
    public static JsonObject Mqtt(string name, JsonObject mqtt, params string[] names) =>
        new() { ["Name"] = name, ["Arguments"] = Names(names), ["Mqtt"] = mqtt };

    private static JsonArray Names(string[] names) =>
        [.. names.Select((name, i) => (JsonNode)new JsonObject { ["Name"] = name, ["Rest"] = i == names.Length - 1 })];
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary>What stands on <c>point/{name}/set</c>: <c>on</c>, <c>off</c>, <c>pulse 5s</c>, or an object with <c>set</c>.</summary>
internal static class PointPayload
{
    /// <summary>The request that it is, for the point that the topic names.</summary>
    public static (JsonElement Json, Refusal? Refusal) Read(string name, ReadOnlyMemory<byte> payload)
    {
        var (text, unreadable) = StrictJson.ReadText(payload.Span);
        if (unreadable is not null)
        {
            return (default, unreadable);
        }

        if (!text.AsSpan().TrimStart().StartsWith('{'))
        {
            return StrictJson.Read(Utf8(new JsonObject { ["name"] = name, ["set"] = text.Trim() }));
        }

        var (json, refusal) = StrictJson.Read(payload);
        if (refusal is not null)
        {
            return (default, refusal);
        }

        if (json.TryGetProperty("name", out _))
        {
            return (default, new("unknown-field", "name", "the topic names the point already", "leave \"name\" out"));
        }

        var named = JsonObject.Create(json)!;
        named["name"] = name;
        return StrictJson.Read(Utf8(named));
    }

    private static byte[] Utf8(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}

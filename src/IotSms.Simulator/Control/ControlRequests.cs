using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IotSms.Pdu;

namespace IotSms.Simulator.Control;

/// <summary>
/// What the control socket understands: a JSON object with <c>do</c> and the request's own members; answered with <c>{"ok":true,...}</c> or
/// <c>{"ok":false,"error":{"field":...,"value":...,"fix":...}}</c>.
/// </summary>
internal sealed partial class ControlRequests
{
    private readonly Simulation _simulation;
    private readonly Dictionary<string, ControlRequest> _requests;

    public ControlRequests(Simulation simulation)
    {
        _simulation = simulation;
        _requests = new[] { MessageRequests(), PowerRequests(), FaultRequests(), BehaviourRequests(), NetworkRequests(), SimRequests() }
            .SelectMany(requests => requests)
            .ToDictionary(request => request.Name, StringComparer.Ordinal);
    }

    /// <summary>All requests, for the help text.</summary>
    public IEnumerable<ControlRequest> All => _requests.Values;

    /// <summary>Carries out one request.</summary>
    public string Answer(string line)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                var request = Find(document.RootElement);
                json.WriteStartObject();
                json.WriteBoolean("ok", true);
                _simulation.Timeline.Run(() => request.Run(new ControlFields(document.RootElement), json));
                json.WriteEndObject();
            }
            // The second: a text whose escapes are no Unicode.
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                Refuse(json, buffer, new ControlException("request", line, $"give one JSON object a line: {e.Message}"));
            }
            catch (ControlException e)
            {
                Refuse(json, buffer, e);
            }
            catch (PduException e)
            {
                Refuse(json, buffer, new ControlException(e.Field, line, e.Message));
            }
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Refuse(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, ControlException error)
    {
        json.Flush();
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteBoolean("ok", false);
        json.WriteStartObject("error");
        json.WriteString("field", error.Field);
        json.WriteString("value", error.Value);
        json.WriteString("fix", error.Fix);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private ControlRequest Find(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw new ControlException("request", root.GetRawText(), "give a JSON object");
        if (!root.TryGetProperty("do", out var name) || name.ValueKind is not JsonValueKind.String)
            throw new ControlException("do", "missing", $"give one of {string.Join(", ", _requests.Keys)}");
        if (!_requests.TryGetValue(name.GetString()!, out var request))
            throw new ControlException("do", name.GetString()!, $"give one of {string.Join(", ", _requests.Keys)}");
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name != "do" && request.Fields.All(field => field.Name != member.Name))
            {
                throw new ControlException(member.Name, member.Value.GetRawText(), request.Fields.Count == 0
                    ? $"{request.Name} takes no members"
                    : $"{request.Name} takes {string.Join(", ", request.Fields.Select(field => field.Name))}");
            }
        }

        return request;
    }
}

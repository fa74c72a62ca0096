using System.Text.Json.Nodes;
using IotSms.Exam;

// Reads one request a line, {"id","op","input"}, and answers one line each, in order. A mapper, no logic.
var ops = PduOps.All.Concat(AtOps.All).ToDictionary(op => op.Key, op => op.Value, StringComparer.Ordinal);

while (await Console.In.ReadLineAsync() is { } line)
{
    var request = JsonNode.Parse(line)!;
    Console.Out.WriteLine(Answer(request).ToJsonString());
    await Console.Out.FlushAsync();
}

JsonObject Answer(JsonNode request)
{
    var answer = new JsonObject { ["id"] = request["id"]!.DeepClone() };
    if (!ops.TryGetValue((string)request["op"]!, out var op))
    {
        answer["unsupported"] = true;
        return answer;
    }

    try
    {
        var result = op(request["input"]!.AsObject());
        if (result is null) answer["unsupported"] = true;
        else answer["result"] = result;
    }
    catch (Exception refusal) when (refusal is IotSms.Pdu.PduException or FormatException)
    {
        answer["error"] = refusal.Message;
    }
    catch (Exception bug)
    {
        answer["error"] = $"internal {bug.GetType().Name}: {bug.Message}";
    }

    return answer;
}

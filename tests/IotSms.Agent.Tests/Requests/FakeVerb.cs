using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Agent.Requests;

namespace IotSms.Agent.Tests.Requests;

/// <summary>A verb that answers what the test says, when the test says so.</summary>
internal sealed class FakeVerb(string name, Func<JsonElement, RequestOrigin, ValueTask<RequestOutcome>> answer) : IRequestVerb
{
    public string Name => name;

    public bool IsLocalOnly { get; init; }

    public List<(JsonElement Payload, RequestOrigin Origin)> Asked { get; } = [];

    /// <summary>A verb that answers with the payload it was given.</summary>
    public static FakeVerb Echo(string name) => new(name, (payload, _) =>
        ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Answered(JsonNode.Parse(payload.GetRawText())!.AsObject())));

    /// <summary>A verb that refuses.</summary>
    public static FakeVerb Refusing(string name, string code) => new(name, (_, _) =>
        ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Refused(new(code, null, "no", "do otherwise"))));

    public ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        lock (Asked) Asked.Add((payload, origin));
        return answer(payload, origin);
    }
}

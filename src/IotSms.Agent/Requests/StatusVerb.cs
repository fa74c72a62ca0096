using System.Text.Json;
using IotSms.Agent.Documents;

namespace IotSms.Agent.Requests;

/// <summary><c>status</c>: the agent, its broker, its modems and its counters.</summary>
internal sealed class StatusVerb(Func<StatusDocument> status) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "status";

    /// <inheritdoc/>
    public ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload);
        return ValueTask.FromResult(fields.Refusal is { } refusal
            ? new RequestOutcome.Refused(refusal)
            : RequestOutcome.Of(status(), AgentJson.Contract.StatusDocument));
    }
}

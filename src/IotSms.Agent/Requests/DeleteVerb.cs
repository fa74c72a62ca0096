using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary><c>delete</c>: removes an ended or incoming message from the store.</summary>
internal sealed class DeleteVerb(Messaging messaging) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "delete";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "id");
        string id = fields.RequiredText("id");
        var refusal = fields.Refusal ?? await messaging.DeleteAsync(id, cancellationToken);
        return refusal is null
            ? new RequestOutcome.Answered(new JsonObject { ["id"] = id, ["deleted"] = true })
            : new RequestOutcome.Refused(refusal);
    }
}

using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary><c>cancel</c>: takes a message back, if no part has left.</summary>
internal sealed class CancelVerb(Messaging messaging) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "cancel";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "id");
        string id = fields.RequiredText("id");
        if (fields.Refusal is { } wrong)
        {
            return new RequestOutcome.Refused(wrong);
        }

        var (message, refusal) = await messaging.CancelAsync(id, cancellationToken);
        return message is null
            ? new RequestOutcome.Refused(refusal!)
            : RequestOutcome.Of(MessageDocument.Of(message), AgentJson.Contract.MessageDocument);
    }
}

using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary><c>preview</c>: what sending would cost; same fields as <c>send</c>.</summary>
internal sealed class PreviewVerb(Messaging messaging) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "preview";

    /// <inheritdoc/>
    public ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var (request, refusal) = SendPayload.Read(payload, origin);
        TextPreview? preview = null;
        if (request is not null)
        {
            (preview, refusal) = messaging.Preview(request);
        }

        return ValueTask.FromResult(preview is null
            ? new RequestOutcome.Refused(refusal!)
            : RequestOutcome.Of(PreviewDocument.Of(preview), AgentJson.Contract.PreviewDocument));
    }
}

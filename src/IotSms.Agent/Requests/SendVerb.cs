using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary><c>send</c>: takes a message; answered once it is on disk.</summary>
internal sealed class SendVerb(Messaging messaging) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "send";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var (request, refusal) = SendPayload.Read(payload, origin);
        return request is null ? new RequestOutcome.Refused(refusal!) : await TakeAsync(request);
    }

    // A commit is not given up halfway: a connection that breaks meanwhile changes nothing about the message.
    private async Task<RequestOutcome> TakeAsync(SendRequest request) =>
        await messaging.SendAsync(request, CancellationToken.None) switch
        {
            SendResult.Accepted accepted => RequestOutcome.Of(
                new AcceptedDocument(accepted.Id, [.. accepted.Messages.Select(MessageDocument.Of)], accepted.Repeated),
                AgentJson.Contract.AcceptedDocument),
            SendResult.Refused refused => new RequestOutcome.Refused(refused.Refusal),
            _ => throw new InvalidOperationException("A send result of a kind unknown here."),
        };
}

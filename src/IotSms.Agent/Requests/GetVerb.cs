using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary><c>get</c>: one message, outgoing or incoming, by its id.</summary>
internal sealed class GetVerb(Messaging messaging, Func<IncomingMessage, IncomingMessage> mask) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "get";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "id");
        string id = fields.RequiredText("id");
        if (fields.Refusal is { } refusal)
        {
            return new RequestOutcome.Refused(refusal);
        }

        if (await messaging.GetAsync(id, cancellationToken) is { } outgoing)
        {
            return RequestOutcome.Of(MessageDocument.WithText(outgoing), AgentJson.Contract.MessageDocument);
        }

        return await messaging.GetReceivedAsync(id, cancellationToken) is { } incoming
            ? RequestOutcome.Of(ReceivedDocument.Of(mask(incoming), possibleDuplicate: false), AgentJson.Contract.ReceivedDocument)
            : new RequestOutcome.Refused(NotFound(id));
    }

    /// <summary>There is no message of that id.</summary>
    public static Refusal NotFound(string id) => new("not-found", "id", $"there is no message \"{id}\"", "find lists what there is");
}

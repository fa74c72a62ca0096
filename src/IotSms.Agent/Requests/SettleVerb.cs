using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary><c>settle</c>: decides a message held as unknown: <c>"as":"resend"</c> or <c>"as":"sent"</c>.</summary>
internal sealed class SettleVerb(Messaging messaging) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "settle";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "id", "as");
        string id = fields.RequiredText("id");
        string decision = fields.RequiredText("as");
        if (decision is not ("resend" or "sent"))
        {
            fields.Refuse("bad-value", "as", $"\"as\" is \"{decision}\"", "write resend or sent");
        }

        if (fields.Refusal is { } wrong)
        {
            return new RequestOutcome.Refused(wrong);
        }

        var (message, refusal) = await messaging.SettleAsync(id, resend: decision == "resend", cancellationToken);
        return message is null
            ? new RequestOutcome.Refused(refusal!)
            : RequestOutcome.Of(MessageDocument.Of(message), AgentJson.Contract.MessageDocument);
    }
}

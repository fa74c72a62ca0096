using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using IotSms.Agent.Documents;
using IotSms.Agent.Requests;
using IotSms.Gateway;

namespace IotSms.Agent.Control;

/// <summary>Tells a caller each change of one message, to its end: <c>{"id":"...","until":"sent"}</c> or <c>"delivered"</c>.</summary>
internal sealed class Follower(Messaging messaging, Watch watch, bool reportsAreAsked)
{
    /// <summary>Follows a message; completes with its last state.</summary>
    public async ValueTask<RequestOutcome> FollowAsync(
        JsonElement payload, Func<JsonObject, Task> tell, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "id", "until");
        string id = fields.RequiredText("id");
        string until = fields.Text("until") ?? (reportsAreAsked ? "delivered" : "sent");
        if (fields.Refusal is { } refusal)
        {
            return new RequestOutcome.Refused(refusal);
        }

        // Watched before it is looked up, so that no change falls between the two.
        using var changes = watch.Open();
        var message = await messaging.GetAsync(id, cancellationToken);
        if (message is null)
        {
            return new RequestOutcome.Refused(GetVerb.NotFound(id));
        }

        long told = -1;
        while (true)
        {
            if (message.Revision > told)
            {
                told = message.Revision;
                await tell(AgentJson.Object(MessageDocument.Of(message), AgentJson.Contract.MessageDocument));
            }

            if (IsAtItsEnd(message, until))
            {
                return RequestOutcome.Of(MessageDocument.Of(message), AgentJson.Contract.MessageDocument);
            }

            message = await NextAsync(changes.Reader, id, cancellationToken) ?? message;
        }
    }

    private static bool IsAtItsEnd(OutgoingMessage message, string until) =>
        message.IsEnded && !(message.State == OutgoingState.Sent && until == "delivered");

    private static async Task<OutgoingMessage?> NextAsync(
        ChannelReader<GatewayEvent> changes, string id, CancellationToken cancellationToken) =>
        await changes.ReadAsync(cancellationToken) is GatewayEvent.MessageChanged { Message: var message } && message.Id == id
            ? message
            : null;
}

using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary><c>find</c>: messages, newest first; <c>box</c> is <c>out</c> (as when absent), <c>in</c> or <c>dead</c>.</summary>
internal sealed class FindVerb(Messaging messaging, Func<IncomingMessage, IncomingMessage> mask) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "find";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "box", "state", "number", "since", "limit");
        string box = fields.Text("box") ?? "out";
        var filter = new MessageFilter
        {
            State = fields.Choice<OutgoingState>("state"),
            Number = fields.Text("number"),
            Since = fields.Time("since"),
            Limit = fields.Whole("limit", 1, 1000) ?? 50,
        };
        if (box is not ("out" or "in" or "dead"))
        {
            fields.Refuse("bad-value", "box", $"\"box\" is \"{box}\"", "write out, in or dead");
        }

        return fields.Refusal is { } refusal
            ? new RequestOutcome.Refused(refusal)
            : RequestOutcome.Of(await FindAsync(box, filter, cancellationToken), AgentJson.Contract.FoundDocument);
    }

    private async Task<FoundDocument> FindAsync(string box, MessageFilter filter, CancellationToken cancellationToken) => box switch
    {
        "in" => new()
        {
            Received = [.. (await messaging.FindReceivedAsync(filter, cancellationToken))
                .Select(message => ReceivedDocument.Of(mask(message), possibleDuplicate: false))],
        },
        "dead" => new() { DeadLetters = await messaging.FindDeadLettersAsync(filter.Limit, cancellationToken) },
        _ => new() { Messages = [.. (await messaging.FindAsync(filter, cancellationToken)).Select(MessageDocument.WithText)] },
    };
}

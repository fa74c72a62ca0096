using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Telecontrol;
using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Requests;

/// <summary>
/// <c>command</c>: what a user could text, <c>"text":"481920 relay 1 on"</c>, in the name of <c>"user"</c>. From this machine nobody is
/// named: its owner asks.
/// </summary>
internal sealed class CommandVerb(Outstation outstation) : IRequestVerb
{
    private const int LongestText = 1600, LongestId = 64;

    /// <inheritdoc/>
    public string Name => "command";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = origin.IsLocal ? new PayloadFields(payload, "text", "id") : new PayloadFields(payload, "user", "text", "id");
        string? user = origin.IsLocal ? null : fields.RequiredText("user");
        string text = fields.RequiredText("text");
        string id = fields.Text("id") ?? Guid.NewGuid().ToString("N");
        if (text.Length > LongestText)
        {
            fields.Refuse("bad-value", "text", $"\"text\" has {text.Length} characters", $"write at most {LongestText}");
        }

        if (id.Length is 0 or > LongestId)
        {
            fields.Refuse("id-invalid", "id", $"\"id\" has {id.Length} characters", $"write 1 to {LongestId}");
        }

        if (fields.Refusal is { } refusal)
        {
            return new RequestOutcome.Refused(refusal);
        }

        var outcome = await outstation.CommandAsync(
            new Approach(id, origin.IsLocal ? Via.Cli : Via.Mqtt, null, user, text), cancellationToken);
        outcome.Afterwards?.Invoke();
        return outcome.IsObeyed
            ? RequestOutcome.Of(new CommandDocument(id, outcome.Code, outcome.Answer ?? ""), AgentJson.Contract.CommandDocument)
            : new RequestOutcome.Refused(new(outcome.Code, null, outcome.Answer ?? "the command is not carried out", ""));
    }
}

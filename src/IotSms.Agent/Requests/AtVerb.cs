using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary><c>at</c>: one AT command as typed. Only for this machine: it can do anything to the module.</summary>
internal sealed class AtVerb(Messaging messaging) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "at";

    /// <inheritdoc/>
    public bool IsLocalOnly => true;

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "command", "modem");
        string command = fields.RequiredText("command");
        var modem = ModemChoice.Read(fields, messaging.Modems);
        if (!command.StartsWith("AT", StringComparison.OrdinalIgnoreCase) || command.Any(char.IsControl))
        {
            fields.Refuse("bad-value", "command",
                "the command does not begin with AT, or has control characters in it", "write one command line, such as AT+CSQ");
        }

        if (fields.Refusal is { } refusal)
        {
            return new RequestOutcome.Refused(refusal);
        }

        var reply = await modem!.ExecuteAsync(command, cancellationToken);
        return RequestOutcome.Of(new AtDocument(modem.Name, reply.Lines, reply.Error?.ToString() ?? "OK"), AgentJson.Contract.AtDocument);
    }
}

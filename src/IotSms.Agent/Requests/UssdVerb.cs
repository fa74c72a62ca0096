using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary><c>ussd</c>: sends a USSD string, such as <c>*100#</c>, and answers what the network says.</summary>
internal sealed class UssdVerb(Messaging messaging) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "ussd";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "code", "modem");
        string code = fields.RequiredText("code");
        var modem = ModemChoice.Read(fields, messaging.Modems);
        if (code.Length is 0 or > 182)
        {
            fields.Refuse("bad-value", "code", $"\"code\" has {code.Length} characters", "write 1 to 182, such as *100#");
        }

        if (fields.Refusal is { } refusal)
        {
            return new RequestOutcome.Refused(refusal);
        }

        var reply = await modem!.RequestUssdAsync(code, cancellationToken);
        return RequestOutcome.Of(new UssdDocument(modem.Name, reply.Status, reply.Text), AgentJson.Contract.UssdDocument);
    }
}

using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Requests;

/// <summary><c>audit</c>: the newest attempts to command the site, newest first. Only for this machine.</summary>
internal sealed class AuditVerb(Gatekeeper gatekeeper) : IRequestVerb
{
    private const int Usual = 20, Most = 1000;

    /// <inheritdoc/>
    public string Name => "audit";

    /// <inheritdoc/>
    public bool IsLocalOnly => true;

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "limit");
        int limit = fields.Whole("limit", 1, Most) ?? Usual;
        if (fields.Refusal is { } refusal)
        {
            return new RequestOutcome.Refused(refusal);
        }

        var entries = await gatekeeper.AuditAsync(limit, cancellationToken);
        return RequestOutcome.Of(new AuditDocument([.. entries.Select(AttemptDocument.Of)]), AgentJson.Contract.AuditDocument);
    }
}

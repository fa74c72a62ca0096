using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Telecontrol.Alarms;

namespace IotSms.Agent.Requests;

/// <summary><c>alarms</c>: those that are open; with <c>"all":true</c> those that are over too, as far as they are kept.</summary>
internal sealed class AlarmsVerb(AlarmDesk alarms) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "alarms";

    /// <inheritdoc/>
    public ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "all");
        bool all = fields.Flag("all") ?? false;
        return ValueTask.FromResult(fields.Refusal is { } refusal
            ? new RequestOutcome.Refused(refusal)
            : RequestOutcome.Of(AlarmsDocument.Of(alarms.Shown, all), AgentJson.Contract.AlarmsDocument));
    }
}

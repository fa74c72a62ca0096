using System.Text.Json;
using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;
using IotSms.Telecontrol.Points;

namespace IotSms.Agent.Requests;

/// <summary>
/// <c>points</c>: all points, the one that is named, or an order to it by <c>set</c>: only to outputs whose configuration allows it to
/// whoever may publish.
/// </summary>
internal sealed class PointsVerb(PointBoard points, IReadOnlyList<PointSection> configured) : IRequestVerb
{
    /// <summary>Its name.</summary>
    public const string Verb = "points";

    /// <inheritdoc/>
    public string Name => Verb;

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "name", "set");
        string? name = fields.Text("name");
        string? set = fields.Text("set");
        PointState[] all = [.. points.Outputs, .. points.Inputs];
        var point = all.FirstOrDefault(point => point.Name == name);
        if (name is not null && point is null)
        {
            fields.Refuse("unknown-point", "name", $"there is no point \"{name}\"", all.Length == 0
                ? "section Points of the configuration is empty"
                : $"known: {string.Join(", ", all.Select(each => each.Name))}");
        }

        var order = set is null ? null : Order(fields, point, set, origin);
        return fields.Refusal is { } refusal ? new RequestOutcome.Refused(refusal)
            : order is not null ? await CarryOutAsync(name!, order)
            : RequestOutcome.Of(
                new PointsDocument([.. (point is null ? all : [point]).Select(PointDocument.Of)]), AgentJson.Contract.PointsDocument);
    }

    private OutputOrder? Order(PayloadFields fields, PointState? point, string set, RequestOrigin origin)
    {
        if (OutputOrder.Read(set.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is not { } order)
        {
            fields.Refuse("bad-value", "set", $"\"set\" is \"{set}\"", "write on, off, or pulse with a time such as pulse 5s");
            return null;
        }

        if (point is null)
        {
            fields.Refuse("missing-field", "name", "\"name\" is missing", "name the output");
        }
        else if (point.Kind == PointKind.Input)
        {
            fields.Refuse("bad-value", "name", $"\"{point.Name}\" is an input", "name an output");
        }
        else if (configured.FirstOrDefault(each => each.Name == point.Name)?.MqttSet is not true)
        {
            fields.Refuse("not-settable", "name", $"\"{point.Name}\" is not switched without proof of who asks",
                "text the command relay, or set MqttSet of this point to true");
        }
        else if (order is OutputOrder.Pulse && origin.MayBeRepeated)
        {
            fields.Refuse("may-be-repeated", "set", "this delivery is a repetition: the pulse may have been given before",
                "look at the point, and publish it anew");
        }

        return order;
    }

    private async Task<RequestOutcome> CarryOutAsync(string name, OutputOrder order) => await points.OrderAsync(name, order) switch
    {
        OrderResult.Done { State: var state, IsKept: var kept } =>
            RequestOutcome.Of(new OrderedDocument(PointDocument.Of(state), kept), AgentJson.Contract.OrderedDocument),
        OrderResult.PulseTooLong { Longest: var longest } => new RequestOutcome.Refused(new("pulse-too-long", "set",
            $"\"{name}\" takes pulses of {longest:c} at most", "order a shorter one, or raise MaxPulse of this point")),
        OrderResult.LineFails { Fault: var fault } => new RequestOutcome.Refused(new("point-fails", null,
            $"\"{name}\": {fault}", "iotsms doctor looks for the cause", TryLater: true)),
        _ => throw new InvalidOperationException($"Output {name} is gone."),
    };
}

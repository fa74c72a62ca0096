using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Gateway;
using IotSms.Modem;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Requests;

/// <summary>Where every request goes, whichever way it came: finds the verb, reads the JSON, turns mishaps into refusals.</summary>
internal sealed partial class RequestDesk(IEnumerable<IRequestVerb> verbs, ILogger<RequestDesk> log)
{
    private readonly Dictionary<string, IRequestVerb> _verbs = verbs.ToDictionary(verb => verb.Name);

    /// <summary>Carries out a request whose payload is JSON; an empty payload is an empty object.</summary>
    public ValueTask<RequestOutcome> HandleAsync(
        string verb, ReadOnlyMemory<byte> payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var (json, refusal) = StrictJson.Read(payload.IsEmpty ? "{}"u8.ToArray() : payload);
        return refusal is null
            ? HandleAsync(verb, json, origin, cancellationToken)
            : ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Refused(refusal));
    }

    /// <summary>Carries out a request that <see cref="StrictJson"/> has let pass.</summary>
    public async ValueTask<RequestOutcome> HandleAsync(
        string verb, JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var outcome = _verbs.TryGetValue(verb, out var known) && (origin.IsLocal || !known.IsLocalOnly)
            ? await CarryOutAsync(known, payload, origin, cancellationToken)
            : new RequestOutcome.Refused(UnknownVerb(verb, origin));
        return outcome with { Transaction = TransactionOf(payload) };
    }

    private async ValueTask<RequestOutcome> CarryOutAsync(
        IRequestVerb verb, JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        try
        {
            return await verb.HandleAsync(payload, origin, cancellationToken);
        }
        catch (ModemException fault)
        {
            return new RequestOutcome.Refused(new(
                $"modem-{Word(fault.Fault)}", null, fault.Message, "iotsms status shows how the modem is", TryLater: true));
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            LogBug(log, bug, verb.Name);
            return new RequestOutcome.Refused(new("internal", null, bug.Message, "the log has the details", TryLater: true));
        }
    }

    private Refusal UnknownVerb(string verb, RequestOrigin origin)
    {
        string[] known = [.. _verbs.Values.Where(each => origin.IsLocal || !each.IsLocalOnly).Select(each => each.Name)];
        return new("unknown-verb", null, $"there is no request \"{verb}\"",
            Nearest.To(verb, known) is { } nearest ? $"did you mean \"{nearest}\"?" : $"known: {string.Join(", ", known)}");
    }

    private static JsonNode? TransactionOf(JsonElement payload) =>
        payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(PayloadFields.Transaction, out var transaction)
            && transaction.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? JsonNode.Parse(transaction.GetRawText())
            : null;

    private static string Word(ModemFault fault) => fault switch
    {
        ModemFault.NotReady => "not-ready",
        ModemFault.NoAnswer => "no-answer",
        ModemFault.Restarted => "restarted",
        ModemFault.Refused => "refused",
        _ => "bad-answer",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Verb} failed.")]
    private static partial void LogBug(ILogger logger, Exception bug, string verb);
}

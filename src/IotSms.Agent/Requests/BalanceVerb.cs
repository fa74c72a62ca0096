using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Telecontrol.Balance;

namespace IotSms.Agent.Requests;

/// <summary><c>balance</c>: asks the network how much credit is left.</summary>
internal sealed class BalanceVerb(BalanceDesk? desk) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "balance";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "modem");
        if (desk is null)
        {
            fields.Refuse("not-configured", null, "no code for the balance is configured", "set Balance:Code, such as *100#");
        }

        var modem = desk is null ? null : ModemChoice.Read(fields, desk.Modems);
        if (fields.Refusal is { } refusal)
        {
            return new RequestOutcome.Refused(refusal);
        }

        return await desk!.AskAsync(modem!, cancellationToken) switch
        {
            BalanceOutcome.Known { Balance: var balance } => RequestOutcome.Of(
                new BalanceDocument(modem!.Name, balance.Amount, balance.At, desk.IsLow(modem.Name)),
                AgentJson.Contract.BalanceDocument),
            BalanceOutcome.Busy busy => new RequestOutcome.Refused(UssdVerb.Busy(modem!.Name, busy.Wait)),
            BalanceOutcome.Unread unread => new RequestOutcome.Refused(new("balance-unread", null,
                $"the network answers without an amount: {unread.Text}", "correct Balance:Pattern, or Balance:Code")),
            _ => throw new InvalidOperationException("An outcome of a kind unknown here."),
        };
    }
}

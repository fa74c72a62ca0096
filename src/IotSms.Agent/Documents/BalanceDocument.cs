using IotSms.Telecontrol.Balance;

namespace IotSms.Agent.Documents;

/// <summary>The credit of a SIM: the answer to <c>balance</c>, and topic <c>balance/{modem}</c>.</summary>
/// <param name="Modem">The modem that has the SIM.</param>
/// <param name="Amount">The credit, in the currency of the subscription.</param>
/// <param name="At">When the network said so.</param>
/// <param name="Low">Whether it is below <c>Balance:Low</c>.</param>
internal sealed record BalanceDocument(string Modem, decimal Amount, DateTimeOffset At, bool Low)
{
    /// <summary>All that are known; null when none is asked for.</summary>
    public static IReadOnlyList<BalanceDocument>? All(BalanceDesk? desk) => desk is null ? null :
    [
        .. desk.Modems.SelectMany(modem => desk.Last(modem.Name) is { } balance
            ? (IEnumerable<BalanceDocument>)[new(modem.Name, balance.Amount, balance.At, desk.IsLow(modem.Name))]
            : []),
    ];
}

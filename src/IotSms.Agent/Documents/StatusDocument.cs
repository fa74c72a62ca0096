using System.Text.Json.Serialization;

namespace IotSms.Agent.Documents;

/// <summary>The answer to <c>status</c>.</summary>
/// <param name="Name">The agent's name.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Broker">Where the broker is, and whether it is connected.</param>
/// <param name="Health">How the agent is doing.</param>
/// <param name="Modems">Its modems.</param>
/// <param name="Alarms">The alarms that are open, and what is silent.</param>
internal sealed record StatusDocument(
    string Name, string Version, BrokerDocument Broker, HealthDocument Health, IReadOnlyList<ModemDocument> Modems,
    AlarmsDocument Alarms)
{
    /// <summary>Its inputs and outputs.</summary>
    public IReadOnlyList<PointDocument> Points { get; init; } = [];

    /// <summary>The credit of the SIMs, where it is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BalanceDocument>? Balances { get; init; }
}

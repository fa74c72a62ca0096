using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Balance;

/// <summary>The records of balances as JSON.</summary>
[JsonSerializable(typeof(BalanceReading))]
internal sealed partial class BalanceJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>How a rule's state is written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(RuleState))]
internal sealed partial class RuleStateJson : JsonSerializerContext;

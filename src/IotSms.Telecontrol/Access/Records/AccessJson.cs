using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Access.Records;

/// <summary>How the records are written.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SpentCounter))]
[JsonSerializable(typeof(LockOut))]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(AuditHead))]
internal sealed partial class AccessJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Alarms;

/// <summary>How alarms, and what is still to be told of them, are written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Alarm))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(Backlog))]
[JsonSerializable(typeof(Mute))]
internal sealed partial class AlarmJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Points;

/// <summary>The records of the points as JSON.</summary>
[JsonSerializable(typeof(KeptOutput))]
internal sealed partial class PointJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Templates;

/// <summary>How a language's texts are written: one object, a text under each key.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false, AllowTrailingCommas = true,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip)]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TextsJson : JsonSerializerContext;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Access;

/// <summary>How a user's file is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, Converters = [typeof(Word<Role>), typeof(Word<ProofMethod>)])]
[JsonSerializable(typeof(UserFile))]
internal sealed partial class UserFileJson : JsonSerializerContext
{
    /// <summary>With a number's + as it is.</summary>
    public static UserFileJson Readable { get; } =
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>An enumeration as a word in small letters, and as nothing else.</summary>
    private sealed class Word<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where T : struct, Enum;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IotSms.Telecontrol.Access;

/// <summary>How a user's file is written.</summary>
[JsonSerializable(typeof(UserFile))]
internal sealed partial class UserFileJson : JsonSerializerContext
{
    /// <summary>For people to read and to write: strict, in lines, with a number's + as it is.</summary>
    public static UserFileJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        Converters = { Word<Role>(), Word<ProofMethod>() },
    });

    private static JsonStringEnumConverter<T> Word<T>()
        where T : struct, Enum => new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
}

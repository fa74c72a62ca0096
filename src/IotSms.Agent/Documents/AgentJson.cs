using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Modem.Recovery;
using IotSms.Modem.Supply;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Alarms;
using IotSms.Telecontrol.Points;

namespace IotSms.Agent.Documents;

/// <summary>JSON as the contract has it: camel case, RFC 3339, text as it is.</summary>
[JsonSerializable(typeof(AcceptedDocument))]
[JsonSerializable(typeof(AlarmDocument))]
[JsonSerializable(typeof(AlarmsDocument))]
[JsonSerializable(typeof(AtDocument))]
[JsonSerializable(typeof(AttemptDocument))]
[JsonSerializable(typeof(AuditDocument))]
[JsonSerializable(typeof(BalanceDocument))]
[JsonSerializable(typeof(CallDocument))]
[JsonSerializable(typeof(CommandDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(FoundDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(LockedOutDocument))]
[JsonSerializable(typeof(MessageDocument))]
[JsonSerializable(typeof(ModemDocument))]
[JsonSerializable(typeof(OrderedDocument))]
[JsonSerializable(typeof(PointDocument))]
[JsonSerializable(typeof(PointsDocument))]
[JsonSerializable(typeof(PreviewDocument))]
[JsonSerializable(typeof(ReceivedDocument))]
[JsonSerializable(typeof(StateDocument))]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(UserDocument))]
[JsonSerializable(typeof(UsersDocument))]
[JsonSerializable(typeof(UssdDocument))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class AgentJson : JsonSerializerContext
{
    /// <summary>The contract's documents, with letters of all alphabets written as they are: a broker is no web page.</summary>
    public static AgentJson Contract { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new Rfc3339(), CamelCase<OutgoingState>(), CamelCase<Lane>(), CamelCase<ModemState>(), CamelCase<RecoveryStep>(),
            CamelCase<RecoveryResult>(), CamelCase<SupplyDiagnosis>(), CamelCase<Role>(), CamelCase<Via>(), CamelCase<PointKind>(),
            CamelCase<Severity>(), CamelCase<AlarmState>(),
        },
    });

    private static JsonStringEnumConverter<T> CamelCase<T>()
        where T : struct, Enum => new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    /// <summary>A document as UTF-8.</summary>
    public static byte[] Bytes<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(document, type);

    /// <summary>A document as an object that more can be written into.</summary>
    public static JsonObject Object<T>(T document, JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToNode(document, type)?.AsObject() ?? [];
}

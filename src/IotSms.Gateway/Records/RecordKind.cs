using System.Text.Json.Serialization.Metadata;

namespace IotSms.Gateway;

/// <summary>A kind of records of the floors above.</summary>
/// <param name="Name">Its name in the store; it must be among <see cref="GatewayOptions.RecordKinds"/>.</param>
/// <param name="Type">How one is written as JSON.</param>
public sealed record RecordKind<T>(string Name, JsonTypeInfo<T> Type) where T : class;

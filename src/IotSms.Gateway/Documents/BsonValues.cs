using LiteDB;

namespace IotSms.Gateway;

/// <summary>Fields that may be absent, and times, which LiteDB keeps in milliseconds of UTC.</summary>
internal static class BsonValues
{
    public static string? AsOptionalString(this BsonValue value) => value.IsNull ? null : value.AsString;

    public static bool AsFlag(this BsonValue value) => value.IsBoolean && value.AsBoolean;

    public static DateTimeOffset AsTime(this BsonValue value) => new(value.AsDateTime.ToUniversalTime());

    public static DateTimeOffset? AsOptionalTime(this BsonValue value) => value.IsNull ? null : value.AsTime();
}

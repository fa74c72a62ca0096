using LiteDB;

namespace IotSms.Gateway;

/// <summary>How far a subscriber has acknowledged.</summary>
internal static class CursorDocument
{
    public const string Collection = "cursors";

    public static BsonDocument From(string subscriber, long revision) => new() { ["_id"] = subscriber, ["rev"] = revision };
}

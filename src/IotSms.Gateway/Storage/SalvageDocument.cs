using LiteDB;

namespace IotSms.Gateway.Storage;

/// <summary>A <see cref="SalvageReport"/> as a document among the store's own: written with the salvage, it outlives the program.</summary>
internal static class SalvageDocument
{
    public const string Id = "salvage";

    public static BsonDocument From(SalvageReport report) => new()
    {
        ["_id"] = Id,
        ["at"] = report.At.UtcDateTime,
        ["reason"] = report.Reason,
        ["file"] = report.DamagedFile,
        ["commits"] = report.LostCommits,
        ["changes"] = report.LostChanges,
        ["counted"] = report.IsCounted,
        ["takenUp"] = report.IsTakenUp,
        ["told"] = report.IsTold,
        ["collections"] = new BsonArray(report.Collections.Select(collection => new BsonDocument
        {
            ["name"] = collection.Name,
            ["kept"] = collection.Kept,
            ["lost"] = collection.Lost,
        })),
    };

    public static SalvageReport To(BsonDocument document) => new(
        new DateTimeOffset(document["at"].AsDateTime.ToUniversalTime()), document["reason"].AsString, document["file"].AsString,
        document["commits"].AsInt32, document["changes"].AsInt64, document["counted"].AsBoolean,
        [
            .. document["collections"].AsArray.Select(collection => new SalvagedDocuments(
                collection["name"].AsString, collection["kept"].AsInt64, collection["lost"].AsInt64)),
        ])
    {
        IsTakenUp = document["takenUp"].AsBoolean,
        IsTold = document["told"].AsBoolean,
    };
}

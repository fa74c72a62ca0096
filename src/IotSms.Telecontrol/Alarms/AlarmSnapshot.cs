using IotSms.Gateway;

namespace IotSms.Telecontrol.Alarms;

/// <summary>The records of alarms as they are on disk.</summary>
internal sealed record AlarmSnapshot(
    IReadOnlyList<Alarm> Alarms, IReadOnlyList<Notice> Notices, IReadOnlyList<Backlog> Backlogs, IReadOnlyList<Mute> Mutes)
{
    /// <summary>Nothing was ever wrong.</summary>
    public static AlarmSnapshot Empty { get; } = new([], [], [], []);

    /// <summary>Reads them.</summary>
    public static AlarmSnapshot Read(RecordReader records)
    {
        return new(All(AlarmRecords.Alarms), All(AlarmRecords.Notices), All(AlarmRecords.Backlogs), All(AlarmRecords.Mutes));

        IReadOnlyList<T> All<T>(RecordKind<T> kind) where T : class => [.. records.All(kind).Select(entry => entry.Record)];
    }
}

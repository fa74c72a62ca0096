using IotSms.Gateway;
using IotSms.Telecontrol.Alarms.Rules;

namespace IotSms.Telecontrol.Alarms;

/// <summary>The kinds of records that alarms are kept in.</summary>
internal static class AlarmRecords
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Kinds =>
        [RuleState.Records.Name, Alarms.Name, Notices.Name, Backlogs.Name, Mutes.Name];

    /// <summary>Alarms, under their serials.</summary>
    public static RecordKind<Alarm> Alarms { get; } = new("alarms", AlarmJson.Default.Alarm);

    /// <summary>Texts on their way, under their ids.</summary>
    public static RecordKind<Notice> Notices { get; } = new("alarmNotices", AlarmJson.Default.Notice);

    /// <summary>What waits for room, under the numbers.</summary>
    public static RecordKind<Backlog> Backlogs { get; } = new("alarmBacklogs", AlarmJson.Default.Backlog);

    /// <summary>Silences, under the rules.</summary>
    public static RecordKind<Mute> Mutes { get; } = new("alarmMutes", AlarmJson.Default.Mute);
}

using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Alarms;

/// <summary>What people can do about alarms by a few words.</summary>
internal static class AlarmCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<ISiteCommand> Of(AlarmDesk alarms) =>
        [new AckCommand(alarms), new AlarmsCommand(alarms), new MuteCommand(alarms), new UnmuteCommand(alarms)];
}

namespace IotSms.Telecontrol.Alarms;

/// <summary>The alarms as they are on disk, for whoever looks.</summary>
/// <param name="Alarms">Those that are open and the newest that are over, oldest first.</param>
/// <param name="Mutes">The silences.</param>
public sealed record AlarmsShown(IReadOnlyList<Alarm> Alarms, IReadOnlyList<Mute> Mutes)
{
    /// <summary>There is none, and never was.</summary>
    public static AlarmsShown None { get; } = new([], []);

    /// <summary>Those that are so still.</summary>
    public IEnumerable<Alarm> Open => Alarms.Where(alarm => alarm.IsOpen);

    /// <summary>Those that nobody has acknowledged.</summary>
    public IEnumerable<Alarm> Unacknowledged => Alarms.Where(alarm => alarm.WantsAcknowledgement);
}

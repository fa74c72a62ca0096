namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// Whether one more message about alarms may be caused now, seen from those of the last period alone: so it knows after a restart what it
/// knew before.
/// </summary>
internal static class StormGuard
{
    /// <summary>How a message may pass.</summary>
    public enum Room
    {
        /// <summary>It may not.</summary>
        None,

        /// <summary>As one of those that may.</summary>
        Regular,

        /// <summary>For what it says.</summary>
        Reserve,
    }

    /// <summary>Whether an alarm may be told by a message of its own.</summary>
    public static Room For(
        string number, Severity severity, string rule, IReadOnlyCollection<Notice> notices, StormLimits limits, DateTimeOffset now)
    {
        if (HasRoom(number, notices, limits, now))
            return Room.Regular;
        var his = Recent(notices, limits, now).Where(notice => notice.To == number).ToList();
        var isNews = his.TrueForAll(notice =>
            notice.Severity < severity || (notice.Severity == severity && !notice.Rules.Contains(rule)));
        return isNews && his.Count(notice => notice.IsFromReserve) < limits.Reserve ? Room.Reserve : Room.None;
    }

    /// <summary>Whether anything may be told by a message.</summary>
    public static bool HasRoom(string number, IReadOnlyCollection<Notice> notices, StormLimits limits, DateTimeOffset now)
    {
        var regular = Recent(notices, limits, now).Where(notice => !notice.IsFromReserve).ToList();
        return regular.Count < limits.InAll && regular.Count(notice => notice.To == number) < limits.Messages;
    }

    /// <summary>When anything may, if nothing more is told before.</summary>
    public static DateTimeOffset RoomAt(string number, IReadOnlyCollection<Notice> notices, StormLimits limits, DateTimeOffset now)
    {
        var regular = Recent(notices, limits, now).Where(notice => !notice.IsFromReserve).OrderBy(notice => notice.At).ToList();
        return Later(
            FitsAt(regular, limits.InAll),
            FitsAt([.. regular.Where(notice => notice.To == number)], limits.Messages));

        DateTimeOffset FitsAt(List<Notice> counted, int most) =>
            counted.Count < most ? now : counted[^most].At + limits.Period;
    }

    private static IEnumerable<Notice> Recent(IReadOnlyCollection<Notice> notices, StormLimits limits, DateTimeOffset now) =>
        notices.Where(notice => now - notice.At < limits.Period);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

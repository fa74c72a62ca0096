namespace IotSms.Telecontrol.Alarms.OnCall;

/// <summary>
/// Hours of a week in which somebody is on duty, by the clock on the wall: in the night it is set, they are more or fewer.
/// </summary>
/// <param name="Days">The days on which it begins.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; not later than it begins: on the next day.</param>
/// <param name="Users">Who is on duty, in the order in which they are told.</param>
public sealed record Shift(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To, IReadOnlyList<string> Users)
{
    /// <summary>Whether it is now.</summary>
    /// <param name="local">The time on the wall.</param>
    public bool Covers(DateTime local)
    {
        var (day, time) = (local.DayOfWeek, TimeOnly.FromDateTime(local));
        return From < To
            ? Days.Contains(day) && From <= time && time < To
            : (Days.Contains(day) && From <= time) || (Days.Contains(Before(day)) && time < To);
    }

    private static DayOfWeek Before(DayOfWeek day) => (DayOfWeek)(((int)day + 6) % 7);
}

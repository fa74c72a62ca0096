namespace IotSms.Telecontrol.Alarms;

/// <summary>Whom an alarm is told next, and when.</summary>
internal static class Ladder
{
    /// <summary>The next person; null: all were told as often as they are to be.</summary>
    /// <param name="alarm">The alarm, as it is so far.</param>
    /// <param name="members">Those on duty now, in their order: they may be others than an hour ago.</param>
    /// <param name="escalation">How it goes on.</param>
    public static (Recipient Who, int Round)? Next(Alarm alarm, IReadOnlyList<Recipient> members, Escalation escalation)
    {
        if (members.Count == 0)
            return null;
        var round = alarm.Tellings.Count == 0 ? 1 : alarm.Tellings[^1].Round;
        if (members.FirstOrDefault(member => !WasTold(alarm, member, round)) is { } next)
            return (next, round);
        return round < escalation.Rounds || Repeats(alarm, escalation) ? (members[0], round + 1) : null;
    }

    /// <summary>How long until the person after the last one is told; null: nobody is.</summary>
    public static TimeSpan? Pause(Alarm alarm, IReadOnlyList<Recipient> members, Escalation escalation)
    {
        if (Next(alarm, members, escalation) is not var (_, round))
            return null;
        var last = alarm.Tellings[^1];
        return round > escalation.Rounds && round > last.Round ? escalation.Repeat
            : last.Error is null ? escalation.After
            : TimeSpan.Zero;
    }

    private static bool WasTold(Alarm alarm, Recipient member, int round) =>
        alarm.Tellings.Any(telling => telling.Person == member.Name && telling.Round == round);

    private static bool Repeats(Alarm alarm, Escalation escalation) =>
        alarm.Severity == Severity.Critical && escalation.Repeat is not null;
}

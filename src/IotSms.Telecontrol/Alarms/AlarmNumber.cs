namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// What people call an alarm. It is short, for a thumb at night, and comes again only when all others had their turn; where hundreds are
/// open at once it gets longer.
/// </summary>
internal static class AlarmNumber
{
    private const int Shortest = 999;

    /// <summary>The next alarm's place in the order of all, and its number.</summary>
    /// <param name="last">The place of the one before it.</param>
    /// <param name="open">The numbers in use.</param>
    public static (long Serial, int Number) After(long last, IReadOnlySet<int> open)
    {
        var cycle = Shortest;
        while (open.Count > cycle / 2)
            cycle = (cycle * 10) + 9;
        var serial = last + 1;
        while (open.Contains(Of(serial, cycle)))
            serial++;
        return (serial, Of(serial, cycle));
    }

    private static int Of(long serial, int cycle) => (int)((serial - 1) % cycle) + 1;
}

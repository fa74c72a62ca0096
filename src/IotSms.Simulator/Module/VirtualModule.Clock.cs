namespace IotSms.Simulator.Module;

/// <summary>The module's clock: the year of the maker until it is set or the network tells.</summary>
internal sealed partial class VirtualModule
{
    private static readonly DateTimeOffset Unset = new(2004, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private DateTimeOffset? _clockAtZero;

    /// <summary>Local time as the module has it.</summary>
    public DateTimeOffset Clock
    {
        get => IsOnNetwork && (Settings["+CLTS"] == 1 || Settings["+CTZU"] == 1)
            ? Timeline.WallClock : (_clockAtZero ?? Unset) + Timeline.Now;
        set => _clockAtZero = value - Timeline.Now;
    }

    // The network tells its time with each registration (3GPP TS 24.008 9.4.15a), the module when it was told to.
    private void TellTime()
    {
        if (Settings[Profile.NetworkTimeSetting] != 1)
            return;
        foreach (var line in Profile.NetworkTime(Timeline.WallClock))
            Urc(line);
    }
}

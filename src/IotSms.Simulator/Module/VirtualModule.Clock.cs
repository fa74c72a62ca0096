namespace IotSms.Simulator.Module;

/// <summary>The module's clock: the year of the maker until it is set or the network tells.</summary>
internal sealed partial class VirtualModule
{
    private static readonly DateTimeOffset Unset = new(2004, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private DateTimeOffset? _clockAtZero;

    /// <summary>Local time as the module has it.</summary>
    public DateTimeOffset Clock
    {
        get => IsOnNetwork && (Settings["+CLTS"] == 1 || Settings["+CTZU"] == 1) ? Timeline.WallClock : (_clockAtZero ?? Unset) + Timeline.Now;
        set => _clockAtZero = value - Timeline.Now;
    }
}

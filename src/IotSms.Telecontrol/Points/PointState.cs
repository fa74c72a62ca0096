namespace IotSms.Telecontrol.Points;

/// <summary>How a point is.</summary>
/// <param name="Name">The point.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsOn">
/// Whether an output is switched on, or an input's contact is not as it is at rest; null: nobody knows, see <see cref="Fault"/>.
/// </param>
/// <param name="Since">Since when, by the wall clock.</param>
public sealed record PointState(string Name, PointKind Kind, bool? IsOn, DateTimeOffset Since)
{
    /// <summary>The length of the pulse that holds an output on; null: it is on or off until further orders.</summary>
    public TimeSpan? Pulse { get; init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary><c>on</c>, <c>off</c> or <c>fault</c>.</summary>
    public string Word => IsOn switch { true => "on", false => "off", null => "fault" };
}

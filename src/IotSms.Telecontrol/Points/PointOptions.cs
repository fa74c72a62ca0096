using IotSms.Modem.Power;

namespace IotSms.Telecontrol.Points;

/// <summary>One point of the site: a GPIO line with a name.</summary>
public abstract record PointOptions
{
    private PointOptions() { }

    /// <summary>Its name, 1 to 32 of <c>a-z 0-9 . _ -</c>.</summary>
    public required string Name { get; init; }

    /// <summary>GPIO chip number (/dev/gpiochipN).</summary>
    public int Chip { get; init; }

    /// <summary>The interface to the lines.</summary>
    public GpioDriverChoice Driver { get; init; }

    /// <summary>Its line on the chip.</summary>
    public required int Line { get; init; }

    /// <summary>Something that is switched: a relay, a valve, a lamp.</summary>
    public sealed record Output : PointOptions
    {
        /// <summary>Whether a high level switches it on.</summary>
        public bool IsActiveHigh { get; init; } = true;

        /// <summary>Whether on is what harms least: its state at the start, at the stop, and when its line comes back.</summary>
        public bool IsSafeOn { get; init; }

        /// <summary>
        /// Whether it keeps its state over a restart: left alone at the stop, and switched again at the start to what was last ordered.
        /// </summary>
        public bool IsRestored { get; init; }

        /// <summary>The longest pulse that may be ordered.</summary>
        public TimeSpan LongestPulse { get; init; } = TimeSpan.FromMinutes(1);
    }

    /// <summary>Something that is watched: a contact.</summary>
    public sealed record Input : PointOptions
    {
        /// <summary>Whether the line is high while the contact is closed.</summary>
        public bool IsClosedHigh { get; init; }

        /// <summary>Whether the contact is closed at rest: then it is on when it opens.</summary>
        public bool IsNormallyClosed { get; init; }

        /// <summary>The resistor inside the chip.</summary>
        public Pull Pull { get; init; } = Pull.Up;

        /// <summary>How long it must have been still before its level is believed.</summary>
        public TimeSpan Debounce { get; init; } = TimeSpan.FromMilliseconds(50);
    }
}

namespace IotSms.Modem.Power;

/// <summary>
/// The GPIO lines of a module. Active means pressed, powered or held in reset, as the module sees it, through the board's transistors.
/// </summary>
public sealed record PowerSettings
{
    /// <summary>No line at all: recovery is by command only.</summary>
    public static PowerSettings None { get; } = new();

    /// <summary>The longest pulse of PWRKEY: a SIM800 that is held for 33 s starts again (hardware design V1.02).</summary>
    public static TimeSpan LongestPulse { get; } = TimeSpan.FromSeconds(30);

    /// <summary>GPIO chip number (/dev/gpiochipN).</summary>
    public int Chip { get; init; }

    /// <summary>The interface to the lines.</summary>
    public GpioDriverChoice Driver { get; init; }

    /// <summary>Line of PWRKEY; null when not wired.</summary>
    public int? PowerKey { get; init; }

    /// <summary>Whether a high level presses PWRKEY (an inverting transistor, as on most boards).</summary>
    public bool PowerKeyActiveHigh { get; init; } = true;

    /// <summary>Line of STATUS; null when not wired.</summary>
    public int? Status { get; init; }

    /// <summary>Whether STATUS is high while the module runs.</summary>
    public bool StatusActiveHigh { get; init; } = true;

    /// <summary>Line of RESET; null when not wired.</summary>
    public int? Reset { get; init; }

    /// <summary>Whether a high level holds the module in reset.</summary>
    public bool ResetActiveHigh { get; init; } = true;

    /// <summary>Line of the switch in the module's supply; null when there is none.</summary>
    public int? Rail { get; init; }

    /// <summary>Whether a high level powers the module.</summary>
    public bool RailActiveHigh { get; init; } = true;

    /// <summary>Start pulse; null for the model's own.</summary>
    public TimeSpan? PowerOnPulse { get; init; }

    /// <summary>Stop pulse; null for the model's own.</summary>
    public TimeSpan? PowerOffPulse { get; init; }

    /// <summary>Reset pulse. SIM7600 allows 500 ms at the most.</summary>
    public TimeSpan ResetPulse { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the supply is cut: its capacitors must run empty.</summary>
    public TimeSpan RailOffTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether no line is wired.</summary>
    public bool IsNone => PowerKey is null && Status is null && Reset is null && Rail is null;
}

using IotSms.Modem.Power;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Power</c> of a modem; what is null is as the board has it.</summary>
internal sealed record PowerSection
{
    /// <summary>A board whose wiring is known (<see cref="PowerPresets"/>).</summary>
    public string? Board { get; set; }

    /// <summary>Number of the GPIO chip.</summary>
    public int? Chip { get; set; }

    /// <summary>The interface to the lines.</summary>
    public GpioDriverChoice? Driver { get; set; }

    /// <summary>Line that presses PWRKEY.</summary>
    public int? PowerKey { get; set; }

    /// <summary>Whether a high line presses PWRKEY.</summary>
    public bool? PowerKeyActiveHigh { get; set; }

    /// <summary>Line that reads STATUS.</summary>
    public int? Status { get; set; }

    /// <summary>Whether STATUS is high while the module runs.</summary>
    public bool? StatusActiveHigh { get; set; }

    /// <summary>Line that pulls RESET.</summary>
    public int? Reset { get; set; }

    /// <summary>Whether a high line holds the module in reset.</summary>
    public bool? ResetActiveHigh { get; set; }

    /// <summary>Line that switches the module's supply.</summary>
    public int? Rail { get; set; }

    /// <summary>Whether a high line powers the module.</summary>
    public bool? RailActiveHigh { get; set; }

    /// <summary>Start pulse.</summary>
    public TimeSpan? PowerOnPulse { get; set; }

    /// <summary>Stop pulse.</summary>
    public TimeSpan? PowerOffPulse { get; set; }

    /// <summary>Reset pulse.</summary>
    public TimeSpan? ResetPulse { get; set; }

    /// <summary>How long the supply is cut.</summary>
    public TimeSpan? RailOffTime { get; set; }
}

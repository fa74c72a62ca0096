using IotSms.Modem.Power;
using IotSms.Telecontrol.Points;

namespace IotSms.Agent.Configuration;

/// <summary>One element of section <c>Points</c>; what is null is as its kind has it.</summary>
internal sealed record PointSection
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary><c>output</c> or <c>input</c>.</summary>
    public PointKind Kind { get; set; }

    /// <summary>Number of the GPIO chip.</summary>
    public int Chip { get; set; }

    /// <summary>The interface to the lines.</summary>
    public GpioDriverChoice Driver { get; set; }

    /// <summary>Its line.</summary>
    public int? Line { get; set; }

    /// <summary>Whether a high line means on, or a closed contact.</summary>
    public bool? ActiveHigh { get; set; }

    /// <summary>Output: its state at the start and at the stop, <c>on</c> or <c>off</c>.</summary>
    public string? Safe { get; set; }

    /// <summary>Output: whether it keeps its state over a restart.</summary>
    public bool? Restore { get; set; }

    /// <summary>Output: the longest pulse.</summary>
    public TimeSpan? MaxPulse { get; set; }

    /// <summary>Output: whether everybody on the broker may switch it.</summary>
    public bool? MqttSet { get; set; }

    /// <summary>Input: <c>normallyOpen</c> or <c>normallyClosed</c>.</summary>
    public string? Contact { get; set; }

    /// <summary>Input: the resistor inside the chip.</summary>
    public Pull? Pull { get; set; }

    /// <summary>Input: how long it must have been still.</summary>
    public TimeSpan? Debounce { get; set; }
}

using IotSms.Simulator.Profiles;
using IotSms.Simulator.Time;

namespace IotSms.Simulator;

/// <summary>What is simulated and how.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The module.</summary>
    public ModuleProfile Profile { get; init; } = ModuleProfile.Sim800;

    /// <summary>Path of a symbolic link to the pseudo-terminal, made anew at each start; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>Path of the control socket (Unix domain, JSON lines); null for none.</summary>
    public string? Control { get; init; }

    /// <summary>Path of the log (JSON lines, appended); null for none.</summary>
    public string? Log { get; init; }

    /// <summary>Whether each AT command and final result is logged too.</summary>
    public bool LogAt { get; init; }

    /// <summary>Seed of everything random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Time from a PDU to its <c>+CMGS</c>; null for the profile's distribution.</summary>
    public TimeSpan? SubmitTime { get; init; }

    /// <summary>Time from <c>+CMGS</c> to the status report; null for the profile's distribution, negative for no reports.</summary>
    public TimeSpan? ReportDelay { get; init; }

    /// <summary>Time the network takes to deliver a message to the module; null for the profile's distribution.</summary>
    public TimeSpan? DeliverTime { get; init; }

    /// <summary>Time of every plain command and of the prompt; null for the profile's distributions.</summary>
    public TimeSpan? CommandTime { get; init; }

    /// <summary>The SIM's PIN; empty for none.</summary>
    public string Pin { get; init; } = "";

    /// <summary>Own number of the SIM.</summary>
    public string Number { get; init; } = "+4790000001";

    /// <summary>
    /// Whether the module runs and is registered from the first moment on; otherwise it is off and waits for its power key.
    /// </summary>
    public bool StartPowered { get; init; } = true;

    /// <summary>Simulated seconds in a second.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Factor on the times of the start-up and the registration.</summary>
    public double BootTimeScale { get; init; } = 1;

    /// <summary>
    /// What phones answer to each message: a text in which <c>{text}</c> stands for what they got; null when they stay silent.
    /// </summary>
    public string? AutoReply { get; init; }

    /// <summary>Whether the module starts in autobaud (<c>AT+IPR=0</c>), the factory setting of SIM800.</summary>
    public bool Autobaud { get; init; }

    /// <summary>Whether bytes sent at another rate than the module's arrive as noise.</summary>
    public bool CheckBaudRate { get; init; }

    /// <summary>Whether bytes leave no faster than the rate of the line.</summary>
    public bool PaceOutput { get; init; }

    internal RandomDuration SubmitDuration => SubmitTime is { } time ? new RandomDuration.Fixed(time) : Profile.Timings.Submit;

    internal RandomDuration ReportDuration => ReportDelay is { } time
        ? time < TimeSpan.Zero ? new RandomDuration.Never() : new RandomDuration.Fixed(time)
        : Profile.Timings.Report;

    internal RandomDuration DeliverDuration => DeliverTime is { } time ? new RandomDuration.Fixed(time) : Profile.Timings.Deliver;
}

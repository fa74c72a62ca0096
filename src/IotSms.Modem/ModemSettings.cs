using IotSms.Modem.Power;

namespace IotSms.Modem;

/// <summary>How one module is reached and run.</summary>
public sealed record ModemSettings
{
    /// <summary>The name it has in status, topics and logs.</summary>
    public required string Name { get; init; }

    /// <summary>Device path, such as <c>/dev/serial0</c>; prefer a <c>/dev/serial/by-id/</c> link for USB.</summary>
    public required string Port { get; init; }

    /// <summary>Line rate in bits a second; others are tried when the module does not answer at it.</summary>
    public int BaudRate { get; init; } = 115200;

    /// <summary>Which driver opens the port.</summary>
    public UartDriver Driver { get; init; } = UartDriver.Tty;

    /// <summary><c>auto</c> (asked by AT+CGMM), <c>sim800</c> or <c>sim7600</c>.</summary>
    public string Model { get; init; } = "auto";

    /// <summary>PIN of the SIM, read from its file already; null when it has none.</summary>
    public string? Pin { get; init; }

    /// <summary>Service centre address to write to a SIM that has none, such as <c>+4790002100</c>; null: it is only told.</summary>
    public string? ServiceCentre { get; init; }

    /// <summary>The lines that switch the module.</summary>
    public PowerSettings Power { get; init; } = PowerSettings.None;

    /// <summary>How often the storages are to be listed, though nothing was told.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A module that has been quiet for this long is asked whether it lives.</summary>
    public TimeSpan LivenessInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often signal, operator, voltage, storage and time are read.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Whether an earlier process may have left a submission on the air. A silent module is then waited for up to the hard
    /// limit of a submission (180 s) before other rates or the power key are tried. Set it to false when the journal knows
    /// that nothing was left.
    /// </summary>
    public bool AwaitLateAnswer { get; init; } = true;

    /// <summary>
    /// How often the module may be restarted in any hour, by command, PWRKEY, RESET or rail together; beyond that it rests.
    /// </summary>
    public int RestartsPerHour { get; init; } = 8;

    /// <summary>How long it may be without a network before its radio is switched off and on, and then it is restarted.</summary>
    public TimeSpan SearchPatience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Whether a call is ended as soon as it is known who calls, after the first ring: while it rings, some firmwares send nothing.
    /// </summary>
    public bool RejectCalls { get; init; } = true;
}

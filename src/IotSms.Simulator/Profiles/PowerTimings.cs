namespace IotSms.Simulator.Profiles;

/// <summary>The module's power key and STATUS output (hardware design manuals, "Power on/off scenarios").</summary>
/// <param name="OnPulse">How long PWRKEY must be held for a dead module to start.</param>
/// <param name="OffPulse">How long PWRKEY must be held for a live module to stop.</param>
/// <param name="RestartHold">Held this long, a module switched off by the key starts again (SIM800: 33 s); null when it never does.</param>
/// <param name="StatusHigh">From the start to STATUS high.</param>
/// <param name="UartSilent">From the order to switch off to the UART's silence; until then it still answers.</param>
/// <param name="StatusLow">From the order to switch off to STATUS low; a pulse before that is lost.</param>
/// <param name="Rest">How long after that a pulse is still lost.</param>
/// <param name="KeyOffText">What is printed when the key switches the module off; null for nothing.</param>
public sealed record PowerTimings(
    TimeSpan OnPulse,
    TimeSpan OffPulse,
    TimeSpan? RestartHold,
    TimeSpan StatusHigh,
    TimeSpan UartSilent,
    TimeSpan StatusLow,
    TimeSpan Rest,
    string? KeyOffText);

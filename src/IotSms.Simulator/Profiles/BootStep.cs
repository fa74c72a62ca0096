using IotSms.Simulator.Time;

namespace IotSms.Simulator.Profiles;

/// <summary>What a step of the start-up makes possible.</summary>
public enum BootMark
{
    /// <summary>Nothing more.</summary>
    None,

    /// <summary>The UART listens and answers from here on.</summary>
    UartReady,

    /// <summary>The SIM has been read; its state is told, and the start-up goes on only when the SIM is there and unlocked.</summary>
    SimRead,

    /// <summary>SMS commands work from here on.</summary>
    SmsReady,
}

/// <summary>One line of the start-up.</summary>
/// <param name="After">Time since the step before.</param>
/// <param name="Text">The line, without its line ends; null prints nothing.</param>
/// <param name="Mark">What becomes possible.</param>
public sealed record BootStep(RandomDuration After, string? Text, BootMark Mark = BootMark.None);

namespace IotSms.Simulator.Module;

/// <summary>What the module makes of the next byte.</summary>
public enum LineState
{
    /// <summary>A command line.</summary>
    Command,

    /// <summary>Text of a message, up to Ctrl-Z or ESC.</summary>
    Prompt,

    /// <summary>A command runs: bytes are ignored.</summary>
    Busy,
}

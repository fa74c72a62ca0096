namespace IotSms.Simulator.Module;

/// <summary>Whether the module runs.</summary>
public enum PowerState
{
    /// <summary>No byte comes, every byte is lost.</summary>
    Off,

    /// <summary>Started, the UART does not answer yet.</summary>
    Booting,

    /// <summary>The UART answers.</summary>
    On,

    /// <summary>Ordered to switch off; STATUS is still high.</summary>
    ShuttingDown,
}

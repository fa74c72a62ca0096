using IotSms.Simulator.Hosts;

namespace IotSms.Simulator;

/// <summary>The simulated line on a pseudo-terminal.</summary>
public sealed partial class Simulation
{
    private PseudoTerminal? _terminal;

    /// <summary>Whether the module takes bytes; while it does not, the host's writes block in the end.</summary>
    public bool IsReading
    {
        get => _terminal is not { IsReadingPaused: true };
        set
        {
            if (_terminal is not null)
                _terminal.IsReadingPaused = !value;
        }
    }

    internal void Connect(PseudoTerminal terminal)
    {
        _terminal = terminal;
        Timeline.Run(() => Module.Output = terminal.Write);
    }
}

using IotSms.Simulator.Hosts;

namespace IotSms.Simulator;

/// <summary>The simulated line on a pseudo-terminal.</summary>
public sealed partial class Simulation
{
    private PseudoTerminal? _terminal;

    /// <summary>Puts the line on a pseudo-terminal of its own.</summary>
    internal PseudoTerminal OpenTerminal()
    {
        var terminal = new PseudoTerminal((octets, rate) => Timeline.Run(() => Module.Receive(octets.Span, rate)));
        Timeline.Run(() =>
        {
            terminal.IsReadingPaused = !IsReading;
            _terminal = terminal;
            Module.Output = terminal.Write;
        });
        return terminal;
    }
}

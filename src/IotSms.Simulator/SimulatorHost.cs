using IotSms.Simulator.Control;
using IotSms.Simulator.Hosts;

namespace IotSms.Simulator;

/// <summary>The verb <c>simulate</c>: a simulated module on a pseudo-terminal until it is told to stop.</summary>
public static class SimulatorHost
{
    /// <summary>
    /// Runs until cancelled. Prints <c>ready /dev/pts/N</c> when the device can be opened and the control socket answers,
    /// and again when it was unplugged and is back.
    /// </summary>
    /// <param name="options">What is simulated.</param>
    /// <param name="output">Where the line goes, mostly standard output.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the simulation; the task then completes without an error.</param>
    /// <exception cref="IOException">
    /// The pseudo-terminal, the link, the log or the socket can't be made, or the log can't be written any more.
    /// </exception>
    public static async Task RunAsync(SimulatorOptions options, TextWriter output, TimeProvider time, CancellationToken cancellationToken)
    {
        var log = options.Log is null ? null
            : new FileStream(options.Log, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        using var simulation = new Simulation(options, time, log);
        await using var control = options.Control is null ? null : ControlSocket.Listen(options.Control, simulation);
        try
        {
            while (true)
            {
                await ServeAsync(simulation, options.Link, output, cancellationToken).ConfigureAwait(false);
                await UnlessFailed(simulation, simulation.Plugged.ReadAsync(cancellationToken).AsTask()).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop: that is how it ends.
        }
    }

    // One life of the device: until it is unplugged.
    private static async Task ServeAsync(Simulation simulation, string? linkPath, TextWriter output, CancellationToken cancellationToken)
    {
        using var terminal = simulation.OpenTerminal();
        using var link = linkPath is null ? null : new StableLink(linkPath, terminal.Path);
        await output.WriteLineAsync($"ready {terminal.Path}").ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        var unplugged = simulation.Plugged.ReadAsync(cancellationToken).AsTask();
        await UnlessFailed(simulation, Task.WhenAny(terminal.Ended, unplugged).Unwrap()).ConfigureAwait(false);
    }

    private static async Task UnlessFailed(Simulation simulation, Task task) =>
        await (await Task.WhenAny(task, simulation.Timeline.Failed).ConfigureAwait(false)).ConfigureAwait(false);
}

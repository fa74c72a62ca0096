using System.Globalization;
using System.Text;
using IotSms.EndToEnd.Harness;

namespace IotSms.Hil;

/// <summary>The shell on the board's console (guest/init): commands in, lines out, one at a time.</summary>
internal sealed class Guest(Stream console, Transcript transcript)
{
    private int _commands;

    /// <summary>Everything it has printed.</summary>
    public LineLog Lines { get; } = new();

    /// <summary>Completes when the board has booted.</summary>
    public Task IsUpAsync() =>
        Lines.WaitAsync("the board boots", line => line.StartsWith("guest| ", StringComparison.Ordinal), Limits.Boot);

    /// <summary>Runs a command; its output, without the agent's log between.</summary>
    /// <exception cref="ScenarioException">It failed.</exception>
    public async Task<IReadOnlyList<string>> DoAsync(string command, TimeSpan? limit = null)
    {
        var number = ++_commands;
        var from = Lines.Lines.Count;
        transcript.Add("host", $"$ {command}");
        await console.WriteAsync(Encoding.UTF8.GetBytes($"{number} {command}\n"));
        var end = await Lines.WaitAsync(
            command, line => line.StartsWith($"done| {number} ", StringComparison.Ordinal), limit ?? Limits.Command, from);
        var output = Lines.Lines.Skip(from).TakeWhile(line => line != end)
            .Where(line => !line.StartsWith("agent| ", StringComparison.Ordinal)).ToList();
        var exit = int.Parse(end.Split(' ')[2], CultureInfo.InvariantCulture);
        return exit == 0 ? output : throw new ScenarioException($"{command}: exit {exit}: {string.Join('\n', output)}");
    }

    /// <summary>Runs until the board is gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(console);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            line = line.TrimEnd('\r');
            Lines.Add(line);
            // The mini UART of QEMU says its divisor when it is opened: bytes of no meaning, before the first line.
            if (line.StartsWith("done| ", StringComparison.Ordinal) || line.Contains('\ufffd')) continue;
            var isAgent = line.StartsWith("agent| ", StringComparison.Ordinal);
            var start = line.IndexOf("| ", StringComparison.Ordinal) is > 0 and var bar ? bar + 2 : 0;
            transcript.Add(isAgent ? "agent" : "guest", line[start..]);
        }
    }
}

using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace IotSms.EndToEnd.Harness;

/// <summary><c>iotsms simulate</c> as a process of its own: it outlives the agent, as a module does.</summary>
internal sealed class SimulatorProcess(TempFolder folder, string profile, string name = "sim1") : IAsyncDisposable
{
    private RunningProcess? _process;

    public string Port => folder[$"{name}.tty"];

    private string Control => folder[$"{name}.control"];

    private string LogFile => folder[$"{name}.jsonl"];

    /// <summary>Every event the network and the module wrote down, oldest first.</summary>
    public IReadOnlyList<JsonNode> Events
    {
        get
        {
            using var file = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
            var text = file.ReadToEnd();
            return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!)];
        }
    }

    /// <summary>What the network accepted: one event for each short message.</summary>
    public IReadOnlyList<JsonNode> Submitted => [.. Events.Where(e => (string?)e["event"] == "submitted")];

    public async Task StartAsync(params string[] more)
    {
        _process = IotSmsProgram.Start(
            ["simulate", "--profile", profile, "--link", Port, "--control", Control, "--log", LogFile, "--seed", "1", .. more]);
        await _process.Output.WaitAsync(
            "the simulator is ready", line => line.StartsWith("ready", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
    }

    /// <summary>Its log line by line as it is written, in the output of a <c>tail</c>.</summary>
    public RunningProcess Follow() => RunningProcess.Start("tail", ["-n", "+1", "-F", LogFile]);

    /// <summary>One request to the control socket.</summary>
    public async Task<JsonNode> DoAsync(JsonObject request)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Control));
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToJsonString() + "\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = JsonNode.Parse(await reader.ReadLineAsync()
            ?? throw new InvalidOperationException("the simulator closed the control socket"))!;
        return answer["error"] is { } error
            ? throw new InvalidOperationException($"{request.ToJsonString()}: {error.ToJsonString()}")
            : answer;
    }

    public Task DeliverAsync(string from, string text) => DoAsync(new JsonObject { ["do"] = "deliver", ["from"] = from, ["text"] = text });

    /// <summary>Its name goes with it, as udev sees to: the kernel gives its number to the next, perhaps that of another test.</summary>
    public Task KillAsync()
    {
        File.Delete(Port);
        return _process!.KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }
}

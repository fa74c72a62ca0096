using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.EndToEnd.Commands;

/// <summary>
/// A user's telephone, with an authenticator whose codes count; what the network brings to it is read from the simulator's log.
/// </summary>
internal sealed class Phone : IAsyncDisposable
{
    /// <summary>A network that does not keep it waiting.</summary>
    public static readonly string[] QuickNetwork =
    [
        "--submit-time", "20ms", "--report-delay", "20ms", "--deliver-time", "20ms", "--command-time", "3ms", "--boot-time-scale", "0.1",
    ];

    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SimulatorProcess _module;
    private readonly RunningProcess _log;
    private readonly string _number;
    private long _counter;

    /// <summary>A phone in the network of a module; it is the agent's business whether it knows the number.</summary>
    public Phone(SimulatorProcess module, string number) => (_module, _number, _log) = (module, number, module.Follow());

    /// <summary>Makes a user of this number in an agent's data directory.</summary>
    public static void Add(string dataDirectory, string name, string number, Role role) => UserFiles.Write(
        Path.Combine(dataDirectory, "users"),
        new(new() { Name = name, Numbers = [number], Role = role }, new Credential.Hotp(Secret, 6)));

    /// <summary>The next one-time code.</summary>
    public string NextCode() => Hotp.Code(Secret, _counter++, 6);

    /// <summary>Texts words with a fresh code; the answer, and how many short messages it took.</summary>
    public Task<(string Text, int Segments)> AskAsync(string words) => TextAsync($"{NextCode()} {words}");

    /// <summary>Texts; the answer, and how many short messages it took.</summary>
    public async Task<(string Text, int Segments)> TextAsync(string text)
    {
        var from = _log.Output.Count;
        await _module.DeliverAsync(_number, text);
        var first = JsonNode.Parse(await _log.Output.WaitAsync($"an answer to '{text}'", IsToMe, Patience, from))!;
        var segments = (int?)first["concat"]?["total"] ?? 1;
        await _log.Output.WaitForAllAsync(
            $"all {segments} of it", lines => lines.Skip(from).Count(IsToMe) >= segments, Patience);
        var parts = _log.Output.From(from).Where(IsToMe).Take(segments).Select(line => (string?)JsonNode.Parse(line)!["text"]);
        return (string.Concat(parts), segments);
    }

    /// <summary>How many short messages came to it so far.</summary>
    public int Received => _log.Output.Lines.Count(IsToMe);

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private bool IsToMe(string line) =>
        JsonNode.Parse(line) is { } happened && (string?)happened["event"] == "submitted" && (string?)happened["to"] == _number;
}

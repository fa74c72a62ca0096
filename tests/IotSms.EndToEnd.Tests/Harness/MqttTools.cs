using System.Text.Json.Nodes;

namespace IotSms.EndToEnd.Harness;

/// <summary>One message as <c>mosquitto_sub</c> saw it.</summary>
internal sealed record Seen(string Topic, string Payload, bool Retained)
{
    public JsonNode Json => JsonNode.Parse(Payload)!;
}

/// <summary>Debian's mosquitto_pub and mosquitto_sub: nothing of ours stands between the test and the broker.</summary>
internal static class MqttTools
{
    /// <summary>Publishes with QoS 1 and returns when the broker has acknowledged.</summary>
    public static async Task PublishAsync(int port, string topic, string payload, params string[] more)
    {
        await using var process = RunningProcess.Start(
            "mosquitto_pub", ["-h", "127.0.0.1", "-p", $"{port}", "-V", "5", "-q", "1", "-t", topic, "-m", payload, .. more]);
        var exit = await process.WaitForExitAsync(TimeSpan.FromSeconds(20));
        if (exit != 0) throw new InvalidOperationException($"mosquitto_pub: exit {exit}: {string.Join('\n', process.Errors.Lines)}");
    }
}

/// <summary>
/// A subscriber. With QoS 1 it has a session that survives the broker's end: it starts again and misses nothing, but may get twice what
/// was published once. With QoS 0 it has none: it gets nothing twice, and misses what is published while it is away.
/// </summary>
internal sealed class Subscriber(int port, string name, string filter, int qos = 1) : IAsyncDisposable
{
    // Payloads are JSON or single lines here, so a line is a message.
    private const string Format = "%t\t%r\t%p";
    private RunningProcess? _process;

    public LineLog Log { get; } = new();

    public IReadOnlyList<Seen> Messages => MessagesFrom(0);

    /// <summary>What was seen from one message on.</summary>
    public IReadOnlyList<Seen> MessagesFrom(int first) => [.. Log.From(first).Select(Parse)];

    /// <summary>Subscribes; once more, and at once, if it did before.</summary>
    public async Task StartAsync()
    {
        await DisposeAsync();

        // Line by line: into a pipe mosquitto_sub would keep "Subscribed" to itself until its buffer is full.
        _process = RunningProcess.Start(
            "stdbuf",
            [
                "-oL", "mosquitto_sub", "-h", "127.0.0.1", "-p", $"{port}", "-V", "mqttv311", "-q", $"{qos}", "-i", name,
                "-t", filter, "-F", Format, "-d", .. qos == 0 ? (string[])[] : ["-c"],
            ],
            Take);
        await _process.Output.WaitAsync(
            "mosquitto_sub is subscribed", line => line.StartsWith("Subscribed", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    /// <summary>The first message that fits.</summary>
    public async Task<Seen> WaitAsync(string what, Predicate<Seen> fits, TimeSpan? limit = null) =>
        Parse(await Log.WaitAsync(what, line => fits(Parse(line)), limit ?? TimeSpan.FromSeconds(30)));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }

    // mosquitto_sub prints its debug lines ("Client x received PUBLISH") among the messages; only ours have tabs.
    private void Take(string line)
    {
        if (line.Split('\t').Length >= 3) Log.Add(line);
    }

    private static Seen Parse(string line)
    {
        var fields = line.Split('\t', 3);
        return new Seen(fields[0], fields[2], fields[1] == "1");
    }
}

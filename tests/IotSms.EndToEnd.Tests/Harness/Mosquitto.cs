using System.Net;
using System.Net.Sockets;

namespace IotSms.EndToEnd.Harness;

/// <summary>
/// A real mosquitto on loopback with its own folder. It saves on every change: with its default of 1800 s, what it
/// acknowledged is gone when it is killed, and no agent could help that.
/// </summary>
internal sealed class Mosquitto(
    TempFolder folder, string extraConfiguration = "", bool saveOnChanges = true, string listenerConfiguration = "") : IAsyncDisposable
{
    private RunningProcess? _process;

    public int Port { get; } = FreePort();

    public string Url => $"mqtt://127.0.0.1:{Port}";

    public async Task StartAsync()
    {
        var configuration = folder["mosquitto.conf"];
        Directory.CreateDirectory(folder["mosquitto"]);
        await File.WriteAllTextAsync(configuration, $"""
            listener {Port} 127.0.0.1
            {listenerConfiguration}
            user root
            persistence true
            persistence_location {folder["mosquitto"]}/
            autosave_on_changes {(saveOnChanges ? "true" : "false")}
            autosave_interval {(saveOnChanges ? 1 : 1800)}
            max_queued_messages 0
            max_inflight_messages 100
            {(extraConfiguration.Contains("password_file", StringComparison.Ordinal) ? "allow_anonymous false" : "allow_anonymous true")}
            {extraConfiguration}
            """);
        var program = File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
        _process = RunningProcess.Start(program, ["-c", configuration, "-v"]);
        await _process.Errors.WaitAsync(
            "mosquitto runs", line => line.Contains("running", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    public Task KillAsync() => _process!.KillAsync();

    /// <summary>
    /// SIGKILL once everything that it acknowledged is saved. It acknowledges a few milliseconds before it saves, and what it loses between
    /// no agent can help; so whoever publishes must be still meanwhile.
    /// </summary>
    public async Task KillOnceSavedAsync()
    {
        // It saves after a change: this is one behind all others.
        await MqttTools.PublishAsync(Port, "saved", "?", "-i", "last", "-r");
        await _process!.Errors.WaitForAllAsync(
            "mosquitto saves",
            lines => LastOf(lines, "Sending PUBACK to last") is >= 0 and var last && last < LastOf(lines, "Saving in-memory database"),
            TimeSpan.FromSeconds(20));
        await KillAsync();
    }

    public Task StopAsync() => _process!.TerminateAsync(TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }

    private static int LastOf(IReadOnlyList<string> lines, string words)
    {
        for (var n = lines.Count - 1; n >= 0; n--)
            if (lines[n].Contains(words, StringComparison.Ordinal)) return n;
        return -1;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

namespace IotSms.EndToEnd.Harness;

/// <summary>A whole site on real parts: mosquitto, a module on a pseudo-terminal, the agent, and one who listens to all topics.</summary>
internal sealed class Site : IAsyncDisposable
{
    private Site(string profile, int modems)
    {
        Broker = new Mosquitto(Folder);
        Modems = [.. Enumerable.Range(1, modems).Select(n => new SimulatorProcess(Folder, profile, $"sim{n}"))];
        Agent = new AgentProcess(Folder, AgentProcess.NewConfiguration(Folder, Broker, Modems));
        Listener = new Subscriber(Broker.Port, "listener", "iotsms/#");
    }

    public TempFolder Folder { get; } = new();

    public Mosquitto Broker { get; }

    public SimulatorProcess[] Modems { get; }

    public SimulatorProcess Modem => Modems[0];

    public AgentProcess Agent { get; }

    public Subscriber Listener { get; }

    /// <summary>Everything up and, if that is awaited, the modem ready.</summary>
    public static async Task<Site> StartAsync(
        string profile = "sim800", int modems = 1, string[]? simulator = null, Action<AgentProcess>? configure = null,
        bool awaitReady = true)
    {
        var site = new Site(profile, modems);
        await site.Broker.StartAsync();
        await site.Listener.StartAsync();
        foreach (var modem in site.Modems) await modem.StartAsync(simulator ?? ["--submit-time", "50ms", "--report-delay", "50ms"]);
        configure?.Invoke(site.Agent);
        site.Agent.Start();
        foreach (var n in Enumerable.Range(1, awaitReady ? modems : 0)) await site.ModemIsReadyAsync($"sim{n}");
        return site;
    }

    public Task<Seen> ModemIsReadyAsync(string name) => Listener.WaitAsync(
        $"{name} is ready",
        seen => seen.Topic == $"iotsms/site7/modem/{name}" && seen.Payload.Contains("\"ready\"", StringComparison.Ordinal));

    /// <summary>The first thing that the status of the first modem says from one line of the listener on.</summary>
    public Task<string> ModemSaysAsync(string words, int from) => Listener.Log.WaitAsync(
        $"modem sim1 says {words}",
        line => line.StartsWith("iotsms/site7/modem/sim1\t", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal),
        TimeSpan.FromSeconds(60), from);

    public Task PublishAsync(string topic, string payload, params string[] more) =>
        MqttTools.PublishAsync(Broker.Port, $"iotsms/site7/{topic}", payload, more);

    /// <summary>The first <c>message/{id}</c> that says this state.</summary>
    public Task<Seen> MessageIsAsync(string id, string state, TimeSpan? limit = null) => Listener.WaitAsync(
        $"message {id} is {state}",
        seen => seen.Topic == $"iotsms/site7/message/{id}" && (string?)seen.Json["state"] == state, limit);

    /// <summary>The first incoming message that fits.</summary>
    public Task<Seen> ReceivedAsync(string text, TimeSpan? limit = null) => Listener.WaitAsync(
        $"'{text}' is received", seen => seen.Topic == "iotsms/site7/received" && (string?)seen.Json["text"] == text, limit);

    public async ValueTask DisposeAsync()
    {
        await Agent.DisposeAsync();
        foreach (var modem in Modems) await modem.DisposeAsync();
        await Listener.DisposeAsync();
        await Broker.DisposeAsync();
        Folder.Dispose();
    }
}

using System.Text.Json.Nodes;

namespace IotSms.EndToEnd.Harness;

/// <summary><c>iotsms run --config</c> as a process that can be killed and started again on the same data.</summary>
internal sealed class AgentProcess(TempFolder folder, JsonObject configuration) : IAsyncDisposable
{
    private RunningProcess? _process;

    public JsonObject Configuration { get; } = configuration;

    public string DataFolder => folder["data"];

    public string ConfigurationFile => folder["iotsms.json"];

    public int Starts { get; private set; }

    public int Id => _process!.Id;

    public LineLog Errors => _process!.Errors;

    public LineLog Output => _process!.Output;

    public static JsonObject NewConfiguration(TempFolder folder, Mosquitto broker, params SimulatorProcess[] modems) => new()
    {
        ["Agent"] = new JsonObject { ["Name"] = "site7", ["DataDirectory"] = folder["data"], ["Region"] = "NO" },
        ["Modems"] = new JsonArray([.. modems.Select(
            (modem, n) => (JsonNode)new JsonObject { ["Name"] = $"sim{n + 1}", ["Port"] = modem.Port })]),
        ["Mqtt"] = new JsonObject { ["Url"] = broker.Url, ["ClientId"] = "iotsms-site7" },
        ["Outbox"] = new JsonObject { ["PerHour"] = 0, ["PerDay"] = 0, ["PerRecipientPerHour"] = 0, ["UnknownWait"] = "00:00:03" },
    };

    public void Start()
    {
        File.WriteAllText(ConfigurationFile, Configuration.ToJsonString());
        _process = IotSmsProgram.Start("run", "--config", ConfigurationFile);
        Starts++;
    }

    public Task KillAsync() => _process!.KillAsync();

    public Task SuspendAsync() => _process!.SuspendAsync();

    public Task ResumeAsync() => _process!.ResumeAsync();

    public Task AskToStopAsync() => _process!.AskToStopAsync();

    public Task<int> TerminateAsync() => _process!.TerminateAsync(TimeSpan.FromSeconds(30));

    public Task<int> WaitForExitAsync() => _process!.WaitForExitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }
}

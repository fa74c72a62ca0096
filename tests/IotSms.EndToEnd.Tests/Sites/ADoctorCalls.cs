using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

public sealed class ADoctorCalls : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Mosquitto _broker;
    private readonly SimulatorProcess _modem;
    private readonly AgentProcess _agent;

    public ADoctorCalls()
    {
        _broker = new Mosquitto(_folder);
        _modem = new SimulatorProcess(_folder, "sim800");
        _agent = new AgentProcess(_folder, AgentProcess.NewConfiguration(_folder, _broker, _modem));
        Directory.CreateDirectory(_folder["data"]);
    }

    [Fact]
    public async Task Before_the_agent_runs_the_module_is_asked_itself()
    {
        await _broker.StartAsync();
        await _modem.StartAsync("--boot-time-scale", "0.1");

        var (exit, findings) = await ExamineAsync();

        Assert.Equal(0, exit);
        Assert.Equal("OK", Severity(findings, $"broker 127.0.0.1:{_broker.Port}"));
        Assert.Equal("WARN", Severity(findings, "agent"));
        Assert.Equal("OK", Severity(findings, $"port {_modem.Port}"));
        foreach (var check in (string[])["modem sim1", "modem sim1 answers", "modem sim1 SIM", "modem sim1 service centre"])
            Assert.Equal("OK", Severity(findings, check));
    }

    [Fact]
    public async Task While_it_runs_the_agent_is_asked_and_goes_on()
    {
        await _broker.StartAsync();
        await _modem.StartAsync();
        await using var listener = new Subscriber(_broker.Port, "listener", "iotsms/#");
        await listener.StartAsync();
        _agent.Start();
        await listener.WaitAsync(
            "ready", seen => seen.Topic == "iotsms/site7/modem/sim1" && seen.Payload.Contains("\"ready\"", StringComparison.Ordinal));

        var (exit, findings) = await ExamineAsync();

        Assert.Equal(0, exit);
        Assert.Equal("OK", Severity(findings, "agent"));
        Assert.Equal("OK", Severity(findings, "modem sim1"));
        Assert.DoesNotContain(findings, finding => (string?)finding["check"] == $"port {_modem.Port}");
    }

    [Fact]
    public async Task Without_broker_and_module_each_is_named_with_what_mends_it()
    {
        var (exit, findings) = await ExamineAsync();

        Assert.Equal(69, exit);
        var failures = findings.Where(finding => (string?)finding["severity"] == "FAIL").ToList();
        Assert.Equal([$"broker 127.0.0.1:{_broker.Port}", $"port {_modem.Port}"], failures.Select(finding => (string?)finding["check"]));
        Assert.All(failures, finding => Assert.NotEmpty((string)finding["mend"]!));
    }

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        await _modem.DisposeAsync();
        await _broker.DisposeAsync();
        _folder.Dispose();
    }

    private static string? Severity(List<JsonNode> findings, string check) =>
        (string?)findings.FirstOrDefault(finding => (string?)finding["check"] == check)?["severity"];

    private async Task<(int Exit, List<JsonNode> Findings)> ExamineAsync()
    {
        await File.WriteAllTextAsync(_agent.ConfigurationFile, _agent.Configuration.ToJsonString(), TestContext.Current.CancellationToken);
        var (exit, output, errors) = await IotSmsProgram.RunAsync("doctor", "--config", _agent.ConfigurationFile, "--json");
        TestContext.Current.TestOutputHelper!.WriteLine(output + errors);
        return (exit, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)]);
    }
}

using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

public sealed class BehindTls : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Certificates _ours;
    private readonly Certificates _theirs;
    private readonly Mosquitto _broker;
    private readonly SimulatorProcess _modem;
    private readonly AgentProcess _agent;

    public BehindTls()
    {
        (_ours, _theirs) = (new Certificates(_folder, "ours"), new Certificates(_folder, "theirs"));
        var (certificate, key) = _ours.Sign("server", forServer: true);
        _broker = new Mosquitto(_folder, listenerConfiguration: $"""
            cafile {_ours.Authority}
            certfile {certificate}
            keyfile {key}
            require_certificate true
            """);
        _modem = new SimulatorProcess(_folder, "sim800");
        _agent = new AgentProcess(_folder, AgentProcess.NewConfiguration(_folder, _broker, _modem));
    }

    [Fact]
    public async Task With_a_certificate_of_the_brokers_authority_an_SMS_goes_out()
    {
        await _broker.StartAsync();
        await _modem.StartAsync("--submit-time", "50ms");
        Configure(_ours, "localhost", client: _ours);
        _agent.Start();
        await ConnectedAsync();

        var (exit, output, errors) = await IotSmsProgram.RunAsync(
            "send", "--config", _agent.ConfigurationFile, "--to", "+4790012345", "--wait", "over TLS");

        Assert.True(exit == 0, output + errors);
        Assert.Equal("over TLS", (string?)Assert.Single(_modem.Submitted)["text"]);
    }

    [Theory]
    [InlineData("no client certificate")]
    [InlineData("a client certificate of another authority")]
    [InlineData("another authority is trusted")]
    [InlineData("the broker's name is another one")]
    public async Task It_does_not_connect_when(string what)
    {
        await _broker.StartAsync();
        await _modem.StartAsync();
        Configure(
            what == "another authority is trusted" ? _theirs : _ours,
            what == "the broker's name is another one" ? "127.0.0.1" : "localhost",
            what switch { "no client certificate" => null, "a client certificate of another authority" => _theirs, _ => _ours });
        _agent.Start();

        var line = await _agent.Output.WaitAsync(
            "refusal in the log", l => l.Contains("Not connected", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
        await _agent.Output.WaitAsync(
            "a second refusal", l => l.Contains("Not connected", StringComparison.Ordinal) && l != line, TimeSpan.FromSeconds(30));

        TestContext.Current.TestOutputHelper!.WriteLine(line);
        Assert.DoesNotContain(_agent.Output.Lines, l => l.Contains("Connected to", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        await _modem.DisposeAsync();
        await _broker.DisposeAsync();
        _ours.Dispose();
        _theirs.Dispose();
        _folder.Dispose();
    }

    private void Configure(Certificates trusted, string host, Certificates? client)
    {
        var mqtt = _agent.Configuration["Mqtt"]!.AsObject();
        mqtt["Url"] = $"mqtts://{host}:{_broker.Port}";
        mqtt["CaFile"] = trusted.Authority;
        if (client is null) return;
        (mqtt["ClientCertificateFile"], mqtt["ClientKeyFile"]) = client.Sign("client", forServer: false) is var (certificate, key)
            ? ((JsonNode)certificate, (JsonNode)key) : default;
    }

    private Task<string> ConnectedAsync() =>
        _agent.Output.WaitAsync("connected", line => line.Contains("Connected to", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
}

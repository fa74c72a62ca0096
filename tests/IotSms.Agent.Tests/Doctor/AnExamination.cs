using System.Net;
using System.Net.Sockets;
using IotSms.Agent.Configuration;
using IotSms.Agent.Doctor;
using IotSms.Agent.Tests.Control;
using IotSms.Agent.Tests.Mqtt;
using MQTTnet.Protocol;

namespace IotSms.Agent.Tests.Doctor;

public sealed class AnExamination : IDisposable
{
    private readonly Folder _folder = new();

    public AnExamination()
    {
        _folder.Write("root/proc/cmdline", "rootwait\n");
        Directory.CreateDirectory(_folder["data"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_a_wrong_configuration_names_each_mistake_and_stops()
    {
        ConfigurationMistake[] mistakes =
        [
            new("Agent:Nmae", null, "unknown key", "did you mean Name?"),
            new("Mqtt:Url", "x", "is no address of a broker", "write mqtt://..."),
        ];

        var findings = await ExamineAsync(new(null, mistakes));

        Assert.Equal(
            [
                Finding.Fail("configuration", "Agent:Nmae: unknown key", "did you mean Name?"),
                Finding.Fail("configuration", "Mqtt:Url: is no address of a broker", "write mqtt://..."),
            ],
            findings);
    }

    [Fact]
    public async Task Of_a_port_that_is_not_there_says_how_to_get_it_and_does_not_wait_for_a_module()
    {
        var findings = await ExamineAsync(Configuration($"embedded://127.0.0.1:{TestBroker.FreePort()}"));

        Assert.Equal(["configuration", "clock", $"data directory {_folder["data"]}", "users", "agent"],
            findings.Select(finding => finding.Check).Take(5));
        var port = findings[^1];
        Assert.Equal((Severity.Fail, "port /nowhere/ttyS0", "there is no such device"), (port.Severity, port.Check, port.Detail));
        Assert.Contains("raspi-config", port.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_file_that_is_no_terminal_says_so()
    {
        var findings = await ExamineAsync(Configuration($"embedded://127.0.0.1:{TestBroker.FreePort()}", _folder.Write("no-tty", "")));

        Assert.Equal((Severity.Fail, "name a serial port in Modems:n:Port, and a usual rate in BaudRate"),
            (findings[^1].Severity, findings[^1].Mend));
    }

    [Fact]
    public async Task Of_a_broker_to_be_hosted_here_wants_its_port_free()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        var free = Broker(await ExamineAsync(Configuration($"embedded://127.0.0.1:{TestBroker.FreePort()}")));
        other.Start();

        var taken = Broker(await ExamineAsync(Configuration($"embedded://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}")));

        Assert.Equal(Severity.Ok, free.Severity);
        Assert.Equal(Severity.Fail, taken.Severity);
        Assert.Contains("sudo ss -ltnp", taken.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_broker_that_is_there_connects_to_it_and_leaves_no_session_and_no_will()
    {
        await using var broker = await TestBroker.StartAsync();

        var finding = Broker(await ExamineAsync(Configuration(broker.Url)));

        var connect = await broker.Connecting.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Severity.Ok, "connected"), (finding.Severity, finding.Detail));
        Assert.Equal(("iotsms-site7-doctor", true, 0u), (connect.ClientId, connect.CleanSession, connect.SessionExpiryInterval));
    }

    [Fact]
    public async Task Of_a_broker_that_refuses_says_what_to_check()
    {
        await using var broker = await TestBroker.StartAsync();
        broker.Verdict = MqttConnectReasonCode.BadUserNameOrPassword;

        Assert.Equal("the broker refused the user or the password; check Mqtt:User and Mqtt:PasswordFile",
            Broker(await ExamineAsync(Configuration(broker.Url))).Detail);
    }

    [Theory]
    [InlineData("mqtt://127.0.0.1:{0}", "nothing listens there; is the broker running?")]
    [InlineData("mqtts://127.0.0.1:{0}", "nothing listens there; is the broker running?")]
    public async Task Of_a_broker_that_is_not_there_says_how_to_get_one(string url, string detail)
    {
        var finding = Broker(await ExamineAsync(Configuration(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, url, TestBroker.FreePort()))));

        Assert.Equal((Severity.Fail, detail), (finding.Severity, finding.Detail));
        Assert.StartsWith("sudo apt-get install mosquitto", finding.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_broker_without_TLS_where_TLS_is_wanted_says_that_TLS_failed()
    {
        await using var broker = await TestBroker.StartAsync();
        var configuration = Configuration($"mqtts://127.0.0.1:{broker.Port}");
        configuration.Configuration!.Mqtt.Timeout = TimeSpan.FromSeconds(3);

        Assert.Equal(Severity.Fail, Broker(await ExamineAsync(configuration)).Severity);
    }

    [Fact]
    public async Task Of_a_running_agent_asks_the_agent_and_not_the_module()
    {
        await using var agent = await RunningAgent.StartAsync();
        await agent.AskAsync("status", "{}");

        var findings = await ExamineAsync(new(agent.Configuration, []));

        Assert.Contains(findings, finding => finding is { Check: "agent", Severity: Severity.Ok });
        Assert.Equal((Severity.Ok, "hosted by the agent itself"), (Broker(findings).Severity, Broker(findings).Detail));
        Assert.Equal(["modem sim1", "modem sim2"], findings
            .Where(finding => finding.Severity == Severity.Warn && finding.Check.StartsWith("modem", StringComparison.Ordinal))
            .Select(finding => finding.Check));
        Assert.DoesNotContain(findings, finding => finding.Check.StartsWith("port", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_data_directory_that_is_not_there_says_how_to_make_it()
    {
        Directory.Delete(_folder["data"]);

        var finding = (await ExamineAsync(Configuration($"embedded://127.0.0.1:{TestBroker.FreePort()}")))
            .Single(finding => finding.Check.StartsWith("data", StringComparison.Ordinal));

        Assert.Equal((Severity.Fail, "does not exist"), (finding.Severity, finding.Detail));
        Assert.EndsWith(_folder["data"], finding.Mend, StringComparison.Ordinal);
    }

    private static Finding Broker(List<Finding> findings) =>
        findings.Single(finding => finding.Check.StartsWith("broker", StringComparison.Ordinal));

    private ConfigurationReading Configuration(string url, string port = "/nowhere/ttyS0") => new(new()
    {
        Agent = new() { Name = "site7", DataDirectory = _folder["data"] },
        Modems = [new() { Port = port }],
        Mqtt = new() { Url = url },
    }, []);

    private async Task<List<Finding>> ExamineAsync(ConfigurationReading reading)
    {
        List<Finding> findings = [];
        await foreach (var finding in new Examination(new Machine(_folder["root"]), TimeProvider.System)
            .RunAsync(reading, TestContext.Current.CancellationToken))
        {
            findings.Add(finding);
        }

        return findings;
    }
}

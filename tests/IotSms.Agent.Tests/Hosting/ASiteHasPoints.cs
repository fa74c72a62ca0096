using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using IotSms.Agent.Configuration;
using IotSms.Agent.Control;
using IotSms.Agent.Hosting;
using IotSms.Agent.Tests.Control;
using IotSms.Agent.Tests.Mqtt;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Points;
using IotSms.Telecontrol.Tests.Points;
using Microsoft.Extensions.Logging;
using MQTTnet;

namespace IotSms.Agent.Tests.Hosting;

/// <summary>The whole agent on lines in memory, and a client of its broker.</summary>
public sealed class ASiteHasPoints : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly FakeLines _lines = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<(string Topic, JsonObject Json)> _told = Channel.CreateUnbounded<(string, JsonObject)>();
    private readonly Dictionary<string, string?> _states = [];
    private readonly LineLog _log = new();
    private AgentConfiguration _configuration = null!;
    private AgentCore _agent = null!;
    private IMqttClient _client = null!;
    private Task _running = null!;

    public async ValueTask InitializeAsync()
    {
        int port = TestBroker.FreePort();
        _configuration = new()
        {
            Agent = new() { Name = "site7", DataDirectory = _folder["data"] },
            Mqtt = new() { Url = $"embedded://127.0.0.1:{port}" },
            Points =
            [
                new() { Name = "pump", Line = 20, MqttSet = true },
                new() { Name = "heater", Line = 21 },
                new() { Name = "door", Kind = PointKind.Input, Line = 22 },
            ],
        };
        _agent = await AgentCore.OpenAsync(
            _configuration, SiteSettings.None, [new IdleModem("sim1")],
            new PointBoard([.. _configuration.Points.Select(PointConfiguration.Options)], (_, _) => _lines.Open(), TimeProvider.System,
                new Logger<PointBoard>(_log)),
            TimeProvider.System, _log, TestContext.Current.CancellationToken);
        _running = _agent.RunAsync(_stop.Token);
        await _log.NextAsync("The embedded broker listens");
        _client = await TestBroker.ConnectAsync(port, "app");
        _client.ApplicationMessageReceivedAsync += received =>
        {
            var message = received.ApplicationMessage;
            _told.Writer.TryWrite((message.Topic["iotsms/site7/".Length..],
                JsonNode.Parse(Encoding.UTF8.GetString(message.Payload.ToArray()))!.AsObject()));
            return Task.CompletedTask;
        };
        await _client.SubscribeAsync("iotsms/site7/point/+", cancellationToken: TestContext.Current.CancellationToken);
        await _client.SubscribeAsync("iotsms/site7/error", cancellationToken: TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _stop.CancelAsync();
        await _running;
        await _agent.DisposeAsync();
        _stop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Their_states_are_retained_and_follow_what_is_ordered_and_what_happens()
    {
        await IsToldAsync("pump", "off");
        await IsToldAsync("heater", "off");
        await IsToldAsync("door", "on");

        await PublishAsync("point/pump/set", "on");
        Assert.True(_lines.IsHigh(20));
        await IsToldAsync("pump", "on");
        _lines.Set(22, high: true);
        await IsToldAsync("door", "off");
        await PublishAsync("point/pump/set", """{"set":"off"}""");
        Assert.False(_lines.IsHigh(20));
        await IsToldAsync("pump", "off");
    }

    [Fact]
    public async Task An_order_that_the_configuration_does_not_allow_is_refused_by_a_code()
    {
        await PublishAsync("point/heater/set", "on");

        var error = await NextErrorAsync();

        Assert.Equal(("not-settable", "iotsms/site7/point/heater/set"), ((string?)error["code"], (string?)error["topic"]));
        Assert.False(_lines.IsHigh(21));
    }

    [Fact]
    public async Task Nobody_else_says_how_they_are()
    {
        var refused = await _client.PublishAsync(
            TestBroker.Message("iotsms/site7/point/pump", "{}", retain: true), TestContext.Current.CancellationToken);

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, refused.ReasonCode);
    }

    [Fact]
    public async Task They_are_in_the_status_and_answered_to_the_command_line()
    {
        using var client = await ControlClient.ConnectAsync(_configuration.ControlSocket, TestContext.Current.CancellationToken);

        foreach (string verb in (string[])["status", "points"])
        {
            var reply = await client.AskAsync(verb, [], null, TestContext.Current.CancellationToken);

            Assert.Equal(["pump", "heater", "door"],
                ((ControlReply.Answered)reply).Answer["points"]!.AsArray().Select(point => (string?)point!["name"]));
        }
    }

    [Fact]
    public async Task At_the_stop_outputs_are_put_into_their_safe_state()
    {
        await PublishAsync("point/pump/set", "on");
        Assert.True(_lines.IsHigh(20));

        await _stop.CancelAsync();
        await _running;

        Assert.False(_lines.IsHigh(20));
    }

    private Task<MqttClientPublishResult> PublishAsync(string topic, string payload) =>
        _client.PublishAsync(TestBroker.Message($"iotsms/site7/{topic}", payload), TestContext.Current.CancellationToken);

    /// <summary>Completes when the broker says so of a point, or has said it already.</summary>
    private async Task IsToldAsync(string point, string state)
    {
        while (_states.GetValueOrDefault(point) != state)
        {
            var (topic, json) = await _told.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (topic == $"point/{json["name"]}")
                _states[(string)json["name"]!] = (string?)json["state"];
        }
    }

    private async Task<JsonObject> NextErrorAsync()
    {
        while (true)
        {
            var (topic, json) = await _told.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (topic == "error")
                return json;
        }
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using IotSms.Agent.Configuration;
using IotSms.Agent.Control;
using IotSms.Agent.Hosting;
using IotSms.Agent.Tests.Control;
using IotSms.Agent.Tests.Mqtt;
using Microsoft.Extensions.Logging.Abstractions;
using MQTTnet;

namespace IotSms.Agent.Tests.Hosting;

public sealed class TheStoreIsDamaged : IAsyncLifetime
{
    private const string Error = "iotsms/site7/error";
    private readonly Folder _folder = new();
    private TestBroker _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestBroker.StartAsync();
        _folder.Write("messages.db", string.Concat(Enumerable.Repeat("This is a letter, not a database. ", 1000)));
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_told_once_as_an_error_and_shown_in_health_and_status()
    {
        await RunAsync(async agent =>
        {
            var error = JsonNode.Parse((await _broker.NextAsync(Error)).ConvertPayloadToString())!;
            Assert.Equal("store-damaged", (string?)error["code"]);
            Assert.Contains("0 records kept, at least 0 lost", (string?)error["detail"], StringComparison.Ordinal);
            Assert.Contains("messages.damaged-", (string?)error["hint"], StringComparison.Ordinal);
            using var client = await ControlClient.ConnectAsync(Socket, TestContext.Current.CancellationToken);
            var status = Assert.IsType<ControlReply.Answered>(
                await client.AskAsync("status", [], null, TestContext.Current.CancellationToken)).Answer;
            var damage = status["health"]!["storeDamage"]!;
            Assert.Equal((0, false), ((int)damage["kept"]!, (bool)damage["counted"]!));
            Assert.Contains("damaged  the store, at ", await ShowStatusAsync(), StringComparison.Ordinal);
            await ToldAsync(agent);
        });

        await RunAsync(async agent =>
        {
            Assert.True(agent.Messaging.Opening.Salvage!.IsTold);
            using var sensor = await _broker.ClientAsync();
            await sensor.PublishAsync(TestBroker.Message("iotsms/site7/send", "{"), TestContext.Current.CancellationToken);
            Assert.Equal("bad-json", (string?)JsonNode.Parse((await _broker.NextAsync(Error)).ConvertPayloadToString())!["code"]);
        });
    }

    [Fact]
    public async Task A_broker_that_was_away_is_told_after_the_next_start()
    {
        await _broker.StopAsync();
        await RunAsync(_ => ShowStatusAsync());
        await _broker.RestartAsync();

        await RunAsync(async agent =>
        {
            Assert.Contains("store-damaged", (await _broker.NextAsync(Error)).ConvertPayloadToString(), StringComparison.Ordinal);
            await ToldAsync(agent);
        });
    }

    private static async Task ToldAsync(AgentCore agent)
    {
        while (!agent.Messaging.Opening.Salvage!.IsTold)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private async Task RunAsync(Func<AgentCore, Task> look)
    {
        var configuration = new AgentConfiguration
        {
            Agent = new() { Name = "site7", DataDirectory = _folder.Path, Region = "NO" },
            Mqtt = new() { Url = _broker.Url },
        };
        await using var agent = await AgentCore.OpenAsync(
            configuration, [new IdleModem("sim1")], TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        var running = agent.RunAsync(stop.Token);
        await look(agent);
        await stop.CancelAsync();
        await running;
    }

    private string Socket =>
        new AgentConfiguration { Agent = new() { Name = "site7", DataDirectory = _folder.Path, Region = "NO" } }.ControlSocket;

    private async Task<string> ShowStatusAsync()
    {
        using var program = Process.Start(
            new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "iotsms"), $"status --socket {Socket}")
            {
                RedirectStandardOutput = true,
            })!;
        return await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}

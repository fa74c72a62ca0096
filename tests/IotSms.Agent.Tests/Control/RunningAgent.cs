using System.Text.Json.Nodes;
using IotSms.Agent.Configuration;
using IotSms.Agent.Control;
using IotSms.Agent.Hosting;
using IotSms.Agent.Tests.Mqtt;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Agent.Tests.Control;

/// <summary>A whole agent with its own broker and a module without a network, in a folder that is removed at the end.</summary>
internal sealed class RunningAgent : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Folder _folder;
    private readonly AgentCore _core;
    private readonly Task _running;

    private RunningAgent(Folder folder, AgentConfiguration configuration, AgentCore core)
    {
        _folder = folder;
        Configuration = configuration;
        _core = core;
        _running = core.RunAsync(_stop.Token);
    }

    public AgentConfiguration Configuration { get; }

    public string Socket => Configuration.ControlSocket;

    public int Onlookers => _core.Watch.Onlookers;

    /// <summary>Starts one; in a folder within its own folder, if that is named.</summary>
    public static async Task<RunningAgent> StartAsync(string within = "", Action<AgentConfiguration>? configure = null)
    {
        var folder = new Folder();
        var configuration = new AgentConfiguration
        {
            Agent = new() { Name = "site7", DataDirectory = folder[within], Region = "NO" },
            Mqtt = new() { Url = $"embedded://127.0.0.1:{TestBroker.FreePort()}" },
        };
        configure?.Invoke(configuration);
        var core = await AgentCore.OpenAsync(
            configuration, [new IdleModem("sim1"), new IdleModem("sim2")], TimeProvider.System, NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken);
        return new(folder, configuration, core);
    }

    /// <summary>Asks by the control socket; the answer or the error as JSON.</summary>
    public async Task<JsonObject> AskAsync(string verb, string payload, Action<JsonObject>? news = null)
    {
        using var client = await ControlClient.ConnectAsync(Socket, TestContext.Current.CancellationToken);
        return await client.AskAsync(verb, JsonNode.Parse(payload)!.AsObject(), news, TestContext.Current.CancellationToken) switch
        {
            ControlReply.Answered answered => answered.Answer,
            ControlReply.Refused refused => new JsonObject { ["refused"] = refused.Error.DeepClone() },
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    /// <summary>Completes when nobody follows a message any more: other requests pass meanwhile.</summary>
    public async Task NobodyLooksOnAsync()
    {
        for (var requests = 0; Onlookers > 0; requests++)
        {
            Assert.True(requests < 5000, "somebody still looks on");
            await AskAsync("status", "{}");
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _core.DisposeAsync();
        _stop.Dispose();
        _folder.Dispose();
    }
}

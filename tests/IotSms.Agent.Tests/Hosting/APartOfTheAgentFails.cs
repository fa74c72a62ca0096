using IotSms.Agent.Configuration;
using IotSms.Agent.Hosting;
using IotSms.Agent.Tests.Control;
using IotSms.Agent.Tests.Mqtt;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Agent.Tests.Hosting;

public sealed class APartOfTheAgentFails
{
    [Fact]
    public async Task The_agent_ends_at_once_with_the_failure_and_starts_again_on_the_same_data()
    {
        using var folder = new Folder();
        var configuration = new AgentConfiguration
        {
            Agent = new() { Name = "site7", DataDirectory = folder.Path, Region = "NO" },
            Mqtt = new() { Url = $"embedded://127.0.0.1:{TestBroker.FreePort()}" },
        };
        var bug = new TaskCompletionSource();
        var running = await OpenAsync(configuration, new IdleModem("sim1") { Fails = bug.Task });
        var ending = running.RunAsync(CancellationToken.None);

        bug.SetException(new InvalidOperationException("a bug"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ending.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Equal("a bug", failure.Message);
        await running.DisposeAsync();
        await using var again = await OpenAsync(configuration, new IdleModem("sim1"));
    }

    private static async Task<AgentCore> OpenAsync(AgentConfiguration configuration, IdleModem modem) =>
        await AgentCore.OpenAsync(
            configuration, [modem], TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
}

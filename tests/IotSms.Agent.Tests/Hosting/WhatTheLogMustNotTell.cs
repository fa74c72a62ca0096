using IotSms.Agent.Configuration;
using IotSms.Agent.Hosting;
using IotSms.Agent.Tests.Mqtt;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Simulator;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Tests.Hosting;

public class WhatTheLogMustNotTell
{
    [Fact]
    public async Task Texts_numbers_and_PINs_are_not_in_it_from_Information_on()
    {
        using var folder = new Folder();
        using var log = new LineLog();
        var quick = TimeSpan.FromMilliseconds(20);
        using var module = new Simulation(
            new()
            {
                Pin = "2580", SubmitTime = quick, ReportDelay = quick, DeliverTime = quick, CommandTime = TimeSpan.FromMilliseconds(1),
                BootTimeScale = 0.02, AutoReply = "secret answer",
            }, TimeProvider.System);
        var configuration = new AgentConfiguration
        {
            Agent = new() { Name = "site7", DataDirectory = folder["data"] },
            Mqtt = new() { Url = $"embedded://127.0.0.1:{TestBroker.FreePort()}" },
        };
        IModem modem = new CellularModem(new() { Name = "sim1", Port = "simulated", Pin = "2580" },
            module.OpenAsync, TimeProvider.System, new Logger<CellularModem>(log));
        await using var agent =
            await AgentCore.OpenAsync(configuration, [modem], TimeProvider.System, log, TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var changes = agent.Watch.Open();
        var running = agent.RunAsync(stop.Token);

        await agent.Messaging.SendAsync(new() { To = ["+4790012345"], Text = "secret order", Source = "test" }, stop.Token);
        var seen = new HashSet<string>();
        while (!(seen.Contains("Delivered") && seen.Contains("received")))
        {
            seen.Add(await changes.Reader.ReadAsync(stop.Token) is GatewayEvent.MessageChanged { Message: var message }
                ? message.State.ToString()
                : "received");
        }

        await stop.CancelAsync();
        await running;
        List<string> lines = [];
        while (log.Lines.Reader.TryRead(out var line)) if (line.Level >= LogLevel.Information) lines.Add(line.Line);

        Assert.NotEmpty(lines);
        foreach (var secret in (string[])["secret order", "secret answer", "90012345", "2580"])
        {
            Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }
}

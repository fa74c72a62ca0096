using IotSms.Agent.Configuration;
using IotSms.Agent.Hosting;
using IotSms.Agent.Tests.Control;
using IotSms.Agent.Tests.Mqtt;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Points;
using IotSms.Telecontrol.Tests.Points;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Agent.Tests.Hosting;

/// <summary>A file lies where the data directory should be: an I/O error, as of a disk that does not answer.</summary>
public sealed class TheDiskFailsAtTheStart : IDisposable
{
    private readonly Folder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly LineLog _log = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_tried_again_at_longer_and_longer_intervals_until_it_can_be_used()
    {
        var opening = OpenAsync();
        Assert.EndsWith(" Tried again in 1 s.", await NextTryAsync(), StringComparison.Ordinal);
        var line = "";
        for (var tries = 0; tries < 8; tries++)
            line = await NextTryAsync();
        Assert.Matches(@" Tried again in [4-7]\d s\.$", line);
        Assert.False(opening.IsCompleted);

        File.Delete(_folder["data"]);
        while (!opening.IsCompleted)
            await PassAsync();

        await using var agent = await opening;
        Assert.Null(agent.Messaging.Opening.Salvage);
    }

    [Fact]
    public async Task Asked_to_stop_meanwhile_it_does()
    {
        var opening = OpenAsync();
        await NextTryAsync();

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task Outputs_are_safe_meanwhile_one_that_is_to_be_restored_too()
    {
        var lines = new FakeLines();
        lines.SetSilently(20, high: true);
        lines.SetSilently(21, high: true);
        using var points = new PointBoard(
            [
                new PointOptions.Output { Name = "pump", Line = 20 },
                new PointOptions.Output { Name = "heater", Line = 21, IsRestored = true },
            ],
            (_, _) => lines.Open(), _time, new Logger<PointBoard>(_log));
        Assert.Equal((false, true), (lines.IsHigh(20), lines.IsHigh(21)));

        var opening = OpenAsync(points);
        await NextTryAsync();
        Assert.Equal((false, false), (lines.IsHigh(20), lines.IsHigh(21)));

        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    private Task<AgentCore> OpenAsync(PointBoard? points = null)
    {
        _folder.Write("data", "no directory");
        var configuration = new AgentConfiguration
        {
            Agent = new() { Name = "site7", DataDirectory = _folder["data"], Region = "NO" },
            Mqtt = new() { Url = $"embedded://127.0.0.1:{TestBroker.FreePort()}" },
        };
        return points is null
            ? AgentCore.OpenAsync(configuration, [new IdleModem("sim1")], _time, _log, _stop.Token)
            : AgentCore.OpenAsync(configuration, SiteSettings.None, [new IdleModem("sim1")], points, _time, _log, _stop.Token);
    }

    private async Task<string> NextTryAsync()
    {
        var next = _log.NextAsync($"{_folder["data"]}: ");
        while (!next.IsCompleted)
            await PassAsync();
        return await next;
    }

    private async Task PassAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromMinutes(1));
    }
}

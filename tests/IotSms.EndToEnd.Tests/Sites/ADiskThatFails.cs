using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

/// <summary>A real file system that is full for a while, or read-only: while the agent runs, and when it starts.</summary>
public sealed class ADiskThatFails(ITestOutputHelper output) : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private SmallDisk _disk = null!;
    private Site _site = null!;

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
        if (_disk is not null) await _disk.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Full_for_a_while_takes_nothing_and_loses_nothing_either_way()
    {
        await StartAsync(await SmallDisk.InMemoryAsync(_folder));
        await SendAsync("before");
        await _site.MessageIsAsync("before", "delivered");

        _disk.Fill();
        string[] during = [.. Enumerable.Range(0, 5).Select(i => $"during{i}")];
        foreach (var id in during) await SendAsync(id);
        await _site.Modem.DeliverAsync("+4790055555", "incoming");
        await ErrorAsync("disk-full");
        // Long enough for several tries of everything that is tried again.
        await Task.Delay(TimeSpan.FromSeconds(8), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Single(_site.Modem.Submitted);
        Assert.DoesNotContain(_site.Listener.Messages, seen => seen.Topic == "iotsms/site7/received");
        _disk.MakeRoom();

        foreach (var id in during) await _site.MessageIsAsync(id, "delivered");
        await _site.ReceivedAsync("incoming", TimeSpan.FromSeconds(90));
        Assert.Equal(["before", .. during], _site.Modem.Submitted.Select(e => (string?)e["text"]).Order(StringComparer.Ordinal));
        Assert.Single(_site.Listener.Messages, seen => seen.Topic == "iotsms/site7/received");
    }

    [Fact]
    public async Task Read_only_in_mid_run_refuses_and_after_its_repair_all_is_there_and_goes_once()
    {
        await StartAsync(await SmallDisk.OnLoopDeviceAsync(_folder));
        await SendAsync("before");
        await _site.MessageIsAsync("before", "delivered");

        await _disk.AbortAsync();
        await SendAsync("during");
        await ErrorAsync("disk-read-only");
        Assert.Single(_site.Modem.Submitted);

        // The site is started anew, on a disk that is still what it was.
        await _site.Agent.KillAsync();
        _site.Agent.Start();
        output.WriteLine(await TriesAgainAsync());
        await _disk.RepairAsync();

        await _site.MessageIsAsync("during", "delivered");
        Assert.Equal(["before", "during"], _site.Modem.Submitted.Select(e => (string?)e["text"]));
    }

    [Fact]
    public async Task Read_only_at_the_start_is_waited_for()
    {
        await StartAsync(await SmallDisk.InMemoryAsync(_folder), writable: false);
        output.WriteLine(await TriesAgainAsync());
        await SendAsync("meanwhile");

        await _disk.RemountAsync(writable: true);
        await _site.ModemIsReadyAsync("sim1");

        await SendAsync("after");
        await _site.MessageIsAsync("after", "delivered");
    }

    private async Task StartAsync(SmallDisk disk, bool writable = true)
    {
        _disk = disk;
        if (!writable) await _disk.RemountAsync(writable: false);
        _site = await Site.StartAsync(
            configure: agent => agent.Configuration["Agent"]!["DataDirectory"] = _disk.Path, awaitReady: writable);
    }

    private Task SendAsync(string id) => _site.PublishAsync(
        "send", new JsonObject { ["id"] = id, ["to"] = "+4790012345", ["text"] = id }.ToJsonString());

    private async Task ErrorAsync(string code)
    {
        var error = await _site.Listener.WaitAsync(
            code, seen => seen.Topic == "iotsms/site7/error" && (string?)seen.Json["code"] == code, TimeSpan.FromSeconds(60));
        output.WriteLine(error.Payload);
    }

    private Task<string> TriesAgainAsync() => _site.Agent.Output.WaitAsync(
        "the agent tries again",
        line => line.Contains("read-only", StringComparison.Ordinal) && line.Contains("Tried again in", StringComparison.Ordinal),
        TimeSpan.FromSeconds(30));
}

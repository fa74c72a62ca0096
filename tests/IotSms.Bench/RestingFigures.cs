using System.Net.Sockets;
using IotSms.EndToEnd.Harness;

namespace IotSms.Bench;

/// <summary>What the agent costs while nothing happens, and how soon it is there.</summary>
internal static class RestingFigures
{
    public static async Task PrintAsync()
    {
        await using var site = await BenchSite.StartAsync();
        await Clock.WaitAsync(TimeSpan.FromSeconds(5));
        var before = ProcessFigures.Of(site.Agent.Id);
        var window = TimeSpan.FromSeconds(20);
        await Clock.WaitAsync(window);
        var after = ProcessFigures.Of(site.Agent.Id);
        Figures.Print("program on disk", $"{new FileInfo(IotSmsProgram.Path).Length / 1e6:0.0} MB");
        Figures.Print("idle CPU, one core", $"{100 * (after.CpuSeconds - before.CpuSeconds) / window.TotalSeconds:0.00} %");
        Figures.Print("idle context switches", $"{(after.ContextSwitches - before.ContextSwitches) / window.TotalSeconds:0.0} a second");
        Figures.Print("idle resident memory", $"{after.ResidentMegabytes:0} MB");
        await StartAsync(site);
    }

    // systemd's own measure: from the start of the process to READY=1 on its notification socket.
    private static async Task StartAsync(BenchSite site)
    {
        await site.Agent.TerminateAsync();
        var times = new List<double>();
        for (var n = 0; n < 5; n++)
        {
            var path = site.Folder[$"notify{n}"];
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            var began = Clock.Now;
            await using var process = RunningProcess.Start(
                "env", [$"NOTIFY_SOCKET={path}", IotSmsProgram.Path, "run", "--config", site.Agent.ConfigurationFile]);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
            await socket.ReceiveAsync(new byte[512], SocketFlags.None, limit.Token);
            times.Add(Clock.Now - began);
            await process.TerminateAsync(TimeSpan.FromSeconds(20));
        }

        Figures.Print("start to ready (store open and checked, sd_notify)", Figures.Spread(times));
    }
}

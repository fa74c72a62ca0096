using System.Net.Sockets;
using System.Text;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

public class UnderASupervisor
{
    [Fact]
    public async Task It_says_when_it_is_ready_feeds_the_watchdog_and_says_when_it_stops()
    {
        using var folder = new TempFolder();
        await using var broker = new Mosquitto(folder);
        await broker.StartAsync();
        await using var modem = new SimulatorProcess(folder, "sim800");
        await modem.StartAsync();
        await using var agent = new AgentProcess(folder, AgentProcess.NewConfiguration(folder, broker, modem));
        await File.WriteAllTextAsync(agent.ConfigurationFile, agent.Configuration.ToJsonString(), TestContext.Current.CancellationToken);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["notify"]));

        await using var process = RunningProcess.Start(
            "env",
            [$"NOTIFY_SOCKET={folder["notify"]}", "WATCHDOG_USEC=600000", IotSmsProgram.Path, "run", "--config", agent.ConfigurationFile]);

        await ToldAsync(socket, "READY=1");
        await ToldAsync(socket, "WATCHDOG=1");
        await ToldAsync(socket, "WATCHDOG=1");
        Assert.Equal(0, await process.TerminateAsync(TimeSpan.FromSeconds(30)));
        await ToldAsync(socket, "STOPPING=1");
    }

    private static async Task ToldAsync(Socket socket, string state)
    {
        var buffer = new byte[1024];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, SocketFlags.None, limit.Token);
            if (Encoding.UTF8.GetString(buffer, 0, length).Split('\n').Contains(state)) return;
        }
    }
}

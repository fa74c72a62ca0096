using System.Net;
using System.Net.Sockets;
using IotSms.Agent.Configuration;
using IotSms.Agent.Hosting;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Agent.Demo;

/// <summary>
/// A site without hardware: an embedded broker, a simulated SIM800 and the agent, in this process and a folder that is
/// removed at the end.
/// </summary>
internal sealed class DemoSite(TextWriter output, TimeProvider time) : IAsyncDisposable
{
    private const string SitePhone = "+4790012345";
    private const int UsualPort = 1883;

    private readonly string _folder = Directory.CreateTempSubdirectory("iotsms-demo-").FullName;
    private readonly Simulation _module = new(
        new()
        {
            SubmitTime = TimeSpan.FromSeconds(1), ReportDelay = TimeSpan.FromSeconds(1), DeliverTime = TimeSpan.FromSeconds(1),
            AutoReply = "You said: {text}",
        }, time);

    /// <summary>Runs until cancelled or, if only <paramref name="once"/>, until a message has moved both ways; whether one has.</summary>
    public async Task<bool> RunAsync(bool once, CancellationToken cancellationToken)
    {
        int port = FreePort();
        var configuration = new AgentConfiguration
        {
            Agent = new() { Name = "demo", DataDirectory = _folder, Region = "NO" },
            Mqtt = new() { Url = $"embedded://127.0.0.1:{port}" },
        };
        IModem modem = new CellularModem(
            new() { Name = "sim1", Port = "simulated" }, _module.OpenAsync, time, NullLogger<CellularModem>.Instance);
        await using var agent = await AgentCore.OpenAsync(configuration, [modem], time, NullLoggerFactory.Instance, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var changes = agent.Watch.Open();
        await IntroduceAsync(port, configuration.ControlSocket);
        var running = agent.RunAsync(stop.Token);
        var screen = new DemoScreen(output, time);
        try
        {
            await agent.Messaging.SendAsync(new()
            {
                To = [SitePhone], Text = "Welcome to IotSms: this text left by the simulated module.", Source = "demo",
            }, stop.Token);
            bool isOut = false, isIn = false;
            while (!(once && isOut && isIn))
            {
                var next = changes.Reader.ReadAsync(stop.Token).AsTask();
                await await Task.WhenAny(next, running);
                await screen.ShowAsync(await next);
                isOut |= await next is GatewayEvent.MessageChanged { Message.State: OutgoingState.Sent or OutgoingState.Delivered };
                isIn |= await next is GatewayEvent.MessageReceived;
            }

            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _module.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task IntroduceAsync(int port, string socket)
    {
        string program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "iotsms" ? Environment.ProcessPath! : "iotsms";
        return output.WriteLineAsync($"""
            An embedded MQTT broker on 127.0.0.1:{port}, a simulated SIM800 and the agent, all in this process. Nothing is really sent.
            Try in another terminal:

              mosquitto_sub -p {port} -v -t 'iotsms/demo/#'
              mosquitto_pub -p {port} -q 1 -t iotsms/demo/send/4790012345 -m 'Pump 3: level 92 %'
              {program} send --socket {socket} --to +4790012345 --wait 'hello from the shell'

            Phones answer what they get. Ctrl-C ends it.

            """);
    }

    private static int FreePort() => IsFree(UsualPort) ? UsualPort : AnyFree();

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int AnyFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

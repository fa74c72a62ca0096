using System.Net.Sockets;
using IotSms.Simulator.Control;

namespace IotSms.Simulator.Tests.Control;

public sealed class ControlSocketTests
{
    [Fact]
    public async Task Each_line_is_answered_by_a_line_whoever_asks()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = Path.Combine(Path.GetTempPath(), $"iotsms-{Guid.NewGuid():N}.sock");
        using var simulation = new Simulation(new SimulatorOptions(), TimeProvider.System);
        await using (ControlSocket.Listen(path, simulation))
        {
            for (var caller = 0; caller < 2; caller++)
            {
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
                await using var stream = new NetworkStream(socket);
                await stream.WriteAsync("{\"do\":\"urc\",\"text\":\"RING\"}\n{\"do\":\"nothing\"}\n"u8.ToArray(), stop);
                using var reader = new StreamReader(stream);
                Assert.Equal("{\"ok\":true}", await reader.ReadLineAsync(stop));
                Assert.StartsWith("{\"ok\":false,", await reader.ReadLineAsync(stop));
            }
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_path_that_can_not_be_is_said_so()
    {
        using var simulation = new Simulation(new SimulatorOptions(), TimeProvider.System);
        Assert.Contains("/nowhere/", Assert.Throws<IOException>(() => ControlSocket.Listen("/nowhere/at/all", simulation)).Message);
    }
}

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
    public async Task Malformed_lines_are_answered_and_the_same_caller_goes_on()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = Path.Combine(Path.GetTempPath(), $"iotsms-{Guid.NewGuid():N}.sock");
        using var simulation = new Simulation(new SimulatorOptions(), TimeProvider.System);
        await using var control = ControlSocket.Listen(path, simulation);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        foreach (var line in (string[])
        [
            "\0", "{", "[1]", "\"text\"", "{\"do\":null}", "{\"do\":\"deliver\",\"text\":\"\\ud800\"}",
            new string('{', 5000), "{\"\\udfff\":1,\"do\":\"urc\"}",
        ])
        {
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"\n{line}\n"), stop);
            Assert.StartsWith("{\"ok\":false,\"error\":{", await reader.ReadLineAsync(stop));
        }

        await stream.WriteAsync(new byte[] { 0xFF, 0xFE, (byte)'\n' }, stop);
        Assert.StartsWith("{\"ok\":false,", await reader.ReadLineAsync(stop));
        await stream.WriteAsync("{\"do\":\"status\"}\n"u8.ToArray(), stop);
        Assert.StartsWith("{\"ok\":true,", await reader.ReadLineAsync(stop));
    }

    [Fact]
    public async Task A_caller_that_leaves_in_the_middle_harms_nobody()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = Path.Combine(Path.GetTempPath(), $"iotsms-{Guid.NewGuid():N}.sock");
        using var simulation = new Simulation(new SimulatorOptions(), TimeProvider.System);
        await using var control = ControlSocket.Listen(path, simulation);
        for (var caller = 0; caller < 10; caller++)
        {
            using var leaving = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await leaving.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            await leaving.SendAsync("{\"do\":\"status\"}\n{\"do\":\"sta"u8.ToArray(), stop);
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("{\"do\":\"urc\",\"text\":\"RING\"}\n"u8.ToArray(), stop);
        using var reader = new StreamReader(stream);
        Assert.Equal("{\"ok\":true}", await reader.ReadLineAsync(stop));
    }

    [Fact]
    public async Task A_socket_left_by_a_dead_simulation_is_replaced_one_in_use_and_a_file_are_not()
    {
        var path = Path.Combine(Path.GetTempPath(), $"iotsms-{Guid.NewGuid():N}.sock");
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            dead.Bind(new UnixDomainSocketEndPoint(path));
        using var simulation = new Simulation(new SimulatorOptions(), TimeProvider.System);
        await using (ControlSocket.Listen(path, simulation))
            Assert.Contains("another simulation", Assert.Throws<IOException>(() => ControlSocket.Listen(path, simulation)).Message);
        await File.WriteAllTextAsync(path, "precious", TestContext.Current.CancellationToken);
        Assert.Contains("not a socket", Assert.Throws<IOException>(() => ControlSocket.Listen(path, simulation)).Message);
        Assert.Equal("precious", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        File.Delete(path);
    }

    [Fact]
    public void A_path_that_can_not_be_is_said_so()
    {
        using var simulation = new Simulation(new SimulatorOptions(), TimeProvider.System);
        Assert.Contains("/nowhere/", Assert.Throws<IOException>(() => ControlSocket.Listen("/nowhere/at/all", simulation)).Message);
    }
}

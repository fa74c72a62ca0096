using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace IotSms.Agent.Tests.Mqtt;

/// <summary>
/// A broker that knows MQTT 3.1.1 only, octet for octet: it refuses level 5 as 3.1.1 has it, and closes the connection
/// (MQTT 3.1.1 3.1.2.2).
/// </summary>
internal sealed class LastGenerationBroker : IAsyncDisposable
{
    private static readonly byte[] Accepted = [0x20, 0x02, 0x00, 0x00];
    private static readonly byte[] UnacceptableProtocolVersion = [0x20, 0x02, 0x00, 0x01];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public LastGenerationBroker()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url => $"mqtt://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The protocol level of each CONNECT.</summary>
    public Channel<int> Levels { get; } = Channel.CreateUnbounded<int>();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            await using var stream = client.GetStream();
            var (_, connect) = await ReadAsync(stream);

            // Length-prefixed "MQTT", then the level.
            int level = connect[6];
            Levels.Writer.TryWrite(level);
            await stream.WriteAsync(level == 4 ? Accepted : UnacceptableProtocolVersion, _stop.Token);
            if (level != 4) continue;
            var (header, subscribe) = await ReadAsync(stream);
            Assert.Equal(0x82, header);
            await stream.WriteAsync((byte[])[0x90, 0x05, subscribe[0], subscribe[1], 1, 1, 1], _stop.Token);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
        }
    }

    private async Task<(byte Header, byte[] Body)> ReadAsync(NetworkStream stream)
    {
        var octet = new byte[1];
        await stream.ReadExactlyAsync(octet, _stop.Token);
        var header = octet[0];
        var (length, shift) = (0, 0);
        do
        {
            await stream.ReadExactlyAsync(octet, _stop.Token);
            length |= (octet[0] & 0x7F) << shift;
            shift += 7;
        }
        while (octet[0] >= 0x80);
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return (header, body);
    }
}

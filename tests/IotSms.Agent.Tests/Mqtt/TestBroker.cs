using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace IotSms.Agent.Tests.Mqtt;

/// <summary>A broker elsewhere: MQTTnet's, on a free loopback port that stays the same over restarts.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    // Runs side by side have neighbouring process ids: they begin some thousand ports apart.
    private static int _lastPort = 20_000 + (Environment.ProcessId * 251 % 600 * 20);
    private MqttServer? _server;

    public int Port { get; } = FreePort();

    public string Url => $"mqtt://127.0.0.1:{Port}";

    /// <summary>What it answers a CONNECT with.</summary>
    public MqttConnectReasonCode Verdict { get; set; } = MqttConnectReasonCode.Success;

    /// <summary>What it writes into its CONNACK besides.</summary>
    public Action<MQTTnet.Packets.MqttConnAckPacket> ConnAck { get; set; } = _ => { };

    /// <summary>PUBLISH packets in the order of their arrival.</summary>
    public Channel<MqttApplicationMessage> Published { get; } = Channel.CreateUnbounded<MqttApplicationMessage>();

    /// <summary>CONNECT packets.</summary>
    public Channel<ValidatingConnectionEventArgs> Connecting { get; } = Channel.CreateUnbounded<ValidatingConnectionEventArgs>();

    /// <summary>Every other packet that came in.</summary>
    public Channel<MQTTnet.Packets.MqttPacket> Packets { get; } = Channel.CreateUnbounded<MQTTnet.Packets.MqttPacket>();

    /// <summary>Topics whose next publication is swallowed: no PUBACK, and the connection is cut.</summary>
    public HashSet<string> SwallowOnce { get; } = [];

    /// <summary>The publications that were swallowed.</summary>
    public Channel<MqttApplicationMessage> Swallowed { get; } = Channel.CreateUnbounded<MqttApplicationMessage>();

    /// <summary>Topics nobody may publish on.</summary>
    public HashSet<string> Refuse { get; } = [];

    /// <summary>The packets to and from the agent, in the order in which they passed.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<MQTTnet.Packets.MqttPacket> Flow { get; } = new();

    public static async Task<TestBroker> StartAsync()
    {
        var broker = new TestBroker();
        await broker.RestartAsync();
        return broker;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        _server = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder()
            .WithDefaultEndpoint().WithDefaultEndpointPort(Port)
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback).WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithPersistentSessions().Build());
        _server.ValidatingConnectionAsync += connecting =>
        {
            connecting.ReasonCode = Verdict;
            Connecting.Writer.TryWrite(connecting);
            return Task.CompletedTask;
        };
        _server.InterceptingPublishAsync += intercepted =>
        {
            bool swallow;
            lock (SwallowOnce) swallow = SwallowOnce.Remove(intercepted.ApplicationMessage.Topic);
            intercepted.CloseConnection = swallow;
            bool refuse = Refuse.Contains(intercepted.ApplicationMessage.Topic);
            if (refuse) intercepted.Response.ReasonCode = MQTTnet.Protocol.MqttPubAckReasonCode.NotAuthorized;
            intercepted.ProcessPublish = !swallow && !refuse;
            (swallow ? Swallowed : Published).Writer.TryWrite(Copy(intercepted.ApplicationMessage));
            return Task.CompletedTask;
        };
        _server.InterceptingInboundPacketAsync += packet =>
        {
            Packets.Writer.TryWrite(packet.Packet);
            Flow.Enqueue(packet.Packet);
            return Task.CompletedTask;
        };
        _server.InterceptingOutboundPacketAsync += packet =>
        {
            if (packet.Packet is MQTTnet.Packets.MqttConnAckPacket connAck) ConnAck(connAck);
            Flow.Enqueue(packet.Packet);
            return Task.CompletedTask;
        };
        await _server.StartAsync();
    }

    public async Task StopAsync()
    {
        if (_server is { } running)
        {
            _server = null;
            await running.StopAsync(new MqttServerStopOptions());
            running.Dispose();
        }
    }

    /// <summary>Cuts a client's connection.</summary>
    public Task CutAsync(string clientId) => _server!.DisconnectClientAsync(clientId, MqttDisconnectReasonCode.UnspecifiedError);

    /// <summary>The next publication on a topic.</summary>
    public async Task<MqttApplicationMessage> NextAsync(string topic)
    {
        while (true)
        {
            var message = await Published.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (message.Topic == topic) return message;
        }
    }

    /// <summary>The next packet of a type that the agent sent.</summary>
    public async Task<T> NextPacketAsync<T>()
        where T : MQTTnet.Packets.MqttPacket
    {
        while (true)
        {
            if (await Packets.Reader.ReadAsync(TestContext.Current.CancellationToken) is T packet) return packet;
        }
    }

    /// <summary>A publisher of its own that waits for its PUBACK.</summary>
    public Task<IMqttClient> ClientAsync(string id = "sensor", string? user = null, string? password = null) =>
        ConnectAsync(Port, id, user, password);

    public static async Task<IMqttClient> ConnectAsync(
        int port, string id, string? user = null, string? password = null, MqttProtocolVersion version = MqttProtocolVersion.V500)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", port).WithProtocolVersion(version).WithClientId(id).WithTimeout(TimeSpan.FromSeconds(20));
        if (user is not null) options.WithCredentials(user, password);
        var result = await client.ConnectAsync(options.Build(), TestContext.Current.CancellationToken);
        if (result.ResultCode != MqttClientConnectResultCode.Success) throw new UnauthorizedAccessException(result.ResultCode.ToString());
        return client;
    }

    public static MqttApplicationMessage Message(
        string topic, string payload, bool retain = false, string? responseTopic = null, byte[]? correlation = null) =>
        Message(topic, System.Text.Encoding.UTF8.GetBytes(payload), retain, responseTopic, correlation);

    public static MqttApplicationMessage Message(
        string topic, byte[] payload, bool retain = false, string? responseTopic = null, byte[]? correlation = null)
    {
        var builder = new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithRetainFlag(retain);
        if (responseTopic is not null) builder.WithResponseTopic(responseTopic);
        if (correlation is not null) builder.WithCorrelationData(correlation);
        return builder.Build();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>A port below those that the system gives to connections, so that none of these takes it away again.</summary>
    public static int FreePort()
    {
        while (true)
        {
            int port = Interlocked.Increment(ref _lastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's: the next one.
            }
        }
    }

    private static MqttApplicationMessage Copy(MqttApplicationMessage message) => new()
    {
        Topic = message.Topic,
        Payload = new ReadOnlySequence<byte>(message.Payload.ToArray()),
        Retain = message.Retain,
        QualityOfServiceLevel = message.QualityOfServiceLevel,
        CorrelationData = message.CorrelationData?.ToArray(),
        ResponseTopic = message.ResponseTopic,
    };
}

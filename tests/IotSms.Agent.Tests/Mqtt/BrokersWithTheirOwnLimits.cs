using System.Text.Json.Nodes;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Tests.Requests;
using MQTTnet;
using MQTTnet.Packets;

namespace IotSms.Agent.Tests.Mqtt;

public class BrokersWithTheirOwnLimits
{
    private const string Root = "iotsms/site7/";

    /// <summary>No second try within a test.</summary>
    private static BackOff Once => new(TimeSpan.FromHours(1), TimeSpan.FromHours(1), new Random(1));

    [Fact]
    public async Task One_that_knows_3_1_1_only_is_spoken_to_in_3_1_1_at_the_next_try()
    {
        await using var broker = new LastGenerationBroker();
        var mqtt = new Agent.Configuration.MqttSection { Url = broker.Url };
        await using var agent = LinkedAgent.To(mqtt, FakeVerb.Echo("send"));

        Assert.Equal(5, await broker.Levels.Reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(4, await broker.Levels.Reader.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_answer_beyond_the_Maximum_Packet_Size_becomes_an_error_that_fits()
    {
        await using var broker = await TestBroker.StartAsync();
        broker.ConnAck = connAck => connAck.MaximumPacketSize = 2000;
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("find"));
        await agent.ConnectedAsync();
        using var app = await broker.ClientAsync();

        var small = $$"""{"x":"{{new string('a', 1000)}}"}""";
        await app.PublishAsync(
            TestBroker.Message(Root + "request/find", small, responseTopic: "app/1"), TestContext.Current.CancellationToken);
        var large = $$"""{"x":"{{new string('a', 2000)}}"}""";
        await app.PublishAsync(
            TestBroker.Message(Root + "request/find", large, responseTopic: "app/2", correlation: [9]),
            TestContext.Current.CancellationToken);

        Assert.Equal(small, (await broker.NextAsync("app/1")).ConvertPayloadToString());
        var error = await broker.NextAsync("app/2");
        Assert.Equal("answer-too-large", (string?)JsonNode.Parse(error.ConvertPayloadToString())!["code"]);
        Assert.Equal([9], error.CorrelationData);
    }

    [Fact]
    public async Task The_broker_is_told_how_much_the_agent_takes()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("send"));

        Assert.Equal(1u << 20, (await broker.Connecting.Reader.ReadAsync(TestContext.Current.CancellationToken)).MaximumPacketSize);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public async Task What_was_in_the_air_is_published_again_within_a_Receive_Maximum_that_has_become_smaller(ushort receiveMaximum)
    {
        await using var broker = await TestBroker.StartAsync();
        broker.SwallowOnce.Add("out/0");
        var connections = 0;
        broker.ConnAck = packet => packet.ReceiveMaximum = ++connections == 1 ? (ushort)100 : receiveMaximum;
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("send"));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n =>
            agent.Link.PublishAsync(new($"out/{n}", new byte[] { 1 }), TestContext.Current.CancellationToken)));

        int open = 0, most = 0;
        foreach (var packet in broker.Flow.Reverse().TakeWhile(packet => packet is not MqttConnAckPacket).Reverse())
        {
            open += packet switch { MqttPublishPacket => 1, MqttPubAckPacket => -1, _ => 0 };
            most = Math.Max(most, open);
        }

        Assert.InRange(most, 1, receiveMaximum);
    }

    [Fact]
    public async Task A_publication_the_broker_forbids_does_not_hold_up_the_next()
    {
        await using var broker = await TestBroker.StartAsync();
        broker.Refuse.Add("forbidden");
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("send"));

        await agent.Link.PublishAsync(new("forbidden", "x"u8.ToArray()), TestContext.Current.CancellationToken);
        await agent.Link.PublishAsync(new("allowed", "x"u8.ToArray()), TestContext.Current.CancellationToken);

        Assert.Equal("x", (await broker.NextAsync("allowed")).ConvertPayloadToString());
    }

    [Fact]
    public async Task A_session_that_another_took_over_says_what_to_change()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("send"), pauses: Once);
        await agent.ConnectedAsync();
        using var twin = await broker.ClientAsync("iotsms-site7");

        var reason = await agent.LostAsync();

        Assert.Equal("another client took over this client identifier; give each agent its own Mqtt:ClientId", reason);
    }

    [Fact]
    public async Task A_key_that_does_not_belong_to_its_certificate_is_told_and_tried_again()
    {
        using var folder = new Folder();
        var (certificate, key) =
            (folder.Write("client.crt", TestCertificates.New().Certificate), folder.Write("client.key", TestCertificates.New().Key));
        var mqtt = new Agent.Configuration.MqttSection
        {
            Url = "mqtts://127.0.0.1:1", ClientCertificateFile = certificate, ClientKeyFile = key,
        };
        await using var agent = LinkedAgent.To(mqtt, FakeVerb.Echo("send"), pauses: Once);

        Assert.StartsWith("a certificate or key can't be used: ", await agent.LostAsync(), StringComparison.Ordinal);
    }
}

using IotSms.Agent.Requests;
using IotSms.Agent.Tests.Requests;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace IotSms.Agent.Tests.Mqtt;

public class TheLinkToABroker
{
    private const string Root = "iotsms/site7/";

    [Fact]
    public async Task A_command_is_acknowledged_only_after_its_commit()
    {
        var commit = new TaskCompletionSource<RequestOutcome>();
        var send = new FakeVerb("send", async (_, _) => await commit.Task);
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(broker, send);
        await agent.ConnectedAsync();
        using var sensor = await broker.ClientAsync();

        await sensor.PublishAsync(TestBroker.Message(Root + "send", "{}"), TestContext.Current.CancellationToken);
        agent.Link.Retain(Root + "health", "{}"u8.ToArray());
        await broker.NextAsync(Root + "health");

        Assert.Equal(0, DrainPubAcks(broker));
        commit.SetResult(new RequestOutcome.Answered([]));
        await broker.NextPacketAsync<MqttPubAckPacket>();
    }

    [Fact]
    public async Task Commands_are_taken_in_order_while_others_are_still_being_committed()
    {
        var commits = new List<TaskCompletionSource<RequestOutcome>>();
        var allThere = new TaskCompletionSource();
        var send = new FakeVerb("send", async (_, _) =>
        {
            var commit = new TaskCompletionSource<RequestOutcome>();
            lock (commits)
            {
                commits.Add(commit);
                if (commits.Count == 20) allThere.SetResult();
            }

            return await commit.Task;
        });
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(broker, send);
        await agent.ConnectedAsync();
        using var sensor = await broker.ClientAsync();

        for (var n = 0; n < 20; n++)
        {
            await sensor.PublishAsync(TestBroker.Message(Root + "send", $$"""{"n":{{n}}}"""), TestContext.Current.CancellationToken);
        }

        await allThere.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 20), send.Asked.Select(asked => asked.Payload.GetProperty("n").GetInt32()));
        for (var n = 19; n >= 0; n--) commits[n].SetResult(new RequestOutcome.Answered([]));
        List<ushort> acknowledged = [];
        while (acknowledged.Count < 20) acknowledged.Add((await broker.NextPacketAsync<MqttPubAckPacket>()).PacketIdentifier);
        Assert.Equal(acknowledged.Order(), acknowledged);
    }

    [Fact]
    public async Task Publications_that_were_not_acknowledged_go_out_again_in_their_order()
    {
        await using var broker = await TestBroker.StartAsync();
        broker.SwallowOnce.Add("out/3");
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("send"));

        var publishing = Enumerable.Range(0, 40).Select(n =>
            agent.Link.PublishAsync(new($"out/{n}", new byte[] { (byte)n }), TestContext.Current.CancellationToken)).ToList();
        await Task.WhenAll(publishing);

        List<string> seen = [];
        while (broker.Published.Reader.TryRead(out var message))
        {
            if (message.Topic.StartsWith("out/", StringComparison.Ordinal)) seen.Add(message.Topic);
        }

        var again = seen.LastIndexOf("out/3");
        Assert.Equal(Enumerable.Range(3, 37).Select(n => $"out/{n}"), seen[again..]);
        Assert.Equal(Enumerable.Range(0, 40).Select(n => $"out/{n}"), seen.Distinct().OrderBy(topic => int.Parse(topic[4..])));
    }

    [Fact]
    public async Task What_is_published_without_a_connection_waits_for_one()
    {
        await using var broker = await TestBroker.StartAsync();
        await broker.StopAsync();
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("send"));
        var publishing = agent.Link.PublishAsync(new("out/1", "x"u8.ToArray()), TestContext.Current.CancellationToken);
        agent.Link.Retain(Root + "health", "old"u8.ToArray());
        agent.Link.Retain(Root + "health", "new"u8.ToArray());

        await broker.RestartAsync();

        await publishing;
        Assert.Equal("new", (await broker.NextAsync(Root + "health")).ConvertPayloadToString());
    }

    [Fact]
    public async Task After_a_reconnect_every_retained_topic_is_told_again()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("send"));
        agent.Link.Retain(Root + "modem/sim1", "online"u8.ToArray());
        var first = await broker.NextAsync(Root + "modem/sim1");

        await broker.RestartAsync();

        var second = await broker.NextAsync(Root + "modem/sim1");
        Assert.Equal(("online", true), (second.ConvertPayloadToString(), second.Retain));
        Assert.True(first.Retain);
    }

    [Fact]
    public async Task The_connection_is_persistent_and_has_a_will_and_flow_control()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(
            broker, FakeVerb.Echo("send"), mqtt => mqtt with { ReceiveMaximum = 7, SessionExpiry = TimeSpan.FromHours(1) });

        var connect = await broker.Connecting.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("iotsms-site7", connect.ClientId);
        Assert.False(connect.CleanSession);
        Assert.Equal(3600u, connect.SessionExpiryInterval);
        Assert.Equal(7, connect.ReceiveMaximum);
        var subscribe = await broker.NextPacketAsync<MqttSubscribePacket>();
        Assert.All(subscribe.TopicFilters, filter =>
            Assert.True(filter.RetainAsPublished && filter.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtLeastOnce));
        Assert.Equal(
            [Root + "send", Root + "send/+", Root + "request/+", Root + "point/+/set"],
            subscribe.TopicFilters.Select(filter => filter.Topic));
        await agent.ConnectedAsync();
        await broker.CutAsync("iotsms-site7");
        var will = await broker.NextAsync(Root + "state");
        Assert.Equal(("""{"state":"offline"}""", true), (will.ConvertPayloadToString(), will.Retain));
    }

    [Fact]
    public async Task A_clean_stop_says_offline_and_keeps_the_session()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("send"));
        await agent.ConnectedAsync();

        await agent.StopAsync();

        var state = await broker.NextAsync(Root + "state");
        Assert.Equal(("""{"state":"offline"}""", true), (state.ConvertPayloadToString(), state.Retain));
        Assert.Equal((uint)TimeSpan.FromDays(7).TotalSeconds, (await broker.NextPacketAsync<MqttDisconnectPacket>()).SessionExpiryInterval);
    }

    [Theory]
    [InlineData(MqttConnectReasonCode.BadUserNameOrPassword,
        "the broker refused the user or the password; check Mqtt:User and Mqtt:PasswordFile")]
    [InlineData(MqttConnectReasonCode.NotAuthorized, "the broker refused the user or the password; check Mqtt:User and Mqtt:PasswordFile")]
    [InlineData(MqttConnectReasonCode.ClientIdentifierNotValid, "the broker refused the client identifier; change Mqtt:ClientId")]
    public async Task A_refused_connection_says_what_to_check_and_is_tried_again(MqttConnectReasonCode verdict, string reason)
    {
        await using var broker = await TestBroker.StartAsync();
        broker.Verdict = verdict;
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("send"));
        await broker.Connecting.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await broker.Connecting.Reader.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal((false, reason), (agent.Link.Status.Connected, agent.Link.Status.Reason));
        broker.Verdict = MqttConnectReasonCode.Success;
        await broker.NextPacketAsync<MqttSubscribePacket>();
    }

    [Fact]
    public async Task A_broker_of_the_last_generation_is_spoken_to_in_its_own_version()
    {
        var send = FakeVerb.Echo("send");
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(broker, send, mqtt => mqtt with { ProtocolVersion = "3.1.1" });
        await agent.ConnectedAsync();
        using var sensor = await broker.ClientAsync();

        await sensor.PublishAsync(TestBroker.Message(Root + "send", """{"transaction":"t"}"""), TestContext.Current.CancellationToken);

        Assert.Equal("""{"transaction":"t"}""", (await broker.NextAsync(Root + "response/send")).ConvertPayloadToString());
    }

    [Fact]
    public async Task A_retained_command_that_arrives_live_is_refused()
    {
        var send = FakeVerb.Echo("send");
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(broker, send);
        await agent.ConnectedAsync();
        using var sensor = await broker.ClientAsync();

        await sensor.PublishAsync(TestBroker.Message(Root + "send", "{}", retain: true), TestContext.Current.CancellationToken);

        Assert.Contains("\"code\":\"retained\"",
            (await broker.NextAsync(Root + "error")).ConvertPayloadToString(), StringComparison.Ordinal);
        Assert.Empty(send.Asked);
    }

    [Fact]
    public async Task Answers_carry_the_correlation_data_to_the_response_topic()
    {
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(broker, FakeVerb.Echo("get"));
        await agent.ConnectedAsync();
        using var app = await broker.ClientAsync();

        await app.PublishAsync(
            TestBroker.Message(Root + "request/get", """{"id":"a"}""", responseTopic: "app/answers", correlation: [1, 2, 3]),
            TestContext.Current.CancellationToken);

        var answer = await broker.NextAsync("app/answers");
        Assert.Equal("""{"id":"a"}""", answer.ConvertPayloadToString());
        Assert.Equal([1, 2, 3], answer.CorrelationData);
    }

    private static int DrainPubAcks(TestBroker broker)
    {
        int count = 0;
        while (broker.Packets.Reader.TryRead(out var packet)) count += packet is MqttPubAckPacket ? 1 : 0;
        return count;
    }
}

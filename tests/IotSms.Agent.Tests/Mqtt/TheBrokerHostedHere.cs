using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Requests;
using IotSms.Agent.Tests.Requests;
using Microsoft.Extensions.Logging.Abstractions;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;

namespace IotSms.Agent.Tests.Mqtt;

public sealed class TheBrokerHostedHere : IDisposable
{
    private const string Root = "iotsms/site7/";
    private readonly string _folder = Directory.CreateTempSubdirectory("iotsms-broker-").FullName;
    private readonly int _port = TestBroker.FreePort();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_publisher_gets_its_PUBACK_only_after_the_commit()
    {
        var asked = new TaskCompletionSource();
        var commit = new TaskCompletionSource<RequestOutcome>();
        await using var agent = await HostAsync(new("send", async (_, _) =>
        {
            asked.SetResult();
            return await commit.Task;
        }));
        using var sensor = await TestBroker.ConnectAsync(_port, "sensor");

        var publishing = sensor.PublishAsync(TestBroker.Message(Root + "send", "{}"), TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.False(publishing.IsCompleted);
        commit.SetResult(new RequestOutcome.Answered([]));
        Assert.True((await publishing).IsSuccess);
    }

    [Fact]
    public async Task What_could_not_be_stored_gets_no_PUBACK_and_is_delivered_again()
    {
        bool isFull = true;
        var send = new FakeVerb("send", (_, _) => ValueTask.FromResult<RequestOutcome>(isFull
            ? new RequestOutcome.Refused(new("disk-full", null, "no room", "make room", TryLater: true))
            : new RequestOutcome.Answered([])));
        await using var agent = await HostAsync(send);
        using (var sensor = await TestBroker.ConnectAsync(_port, "sensor"))
        {
            await Assert.ThrowsAnyAsync<MqttCommunicationException>(
                () => sensor.PublishAsync(TestBroker.Message(Root + "send", "{}"), TestContext.Current.CancellationToken));
        }

        isFull = false;
        using var again = await TestBroker.ConnectAsync(_port, "sensor");
        Assert.True((await again.PublishAsync(TestBroker.Message(Root + "send", "{}"), TestContext.Current.CancellationToken)).IsSuccess);
        Assert.Equal(2, send.Asked.Count);
    }

    [Fact]
    public async Task Commands_are_nobody_else_s_business_and_other_topics_are()
    {
        await using var agent = await HostAsync(FakeVerb.Echo("send"));
        using var app = await TestBroker.ConnectAsync(_port, "app");
        var seen = new List<string>();
        var end = new TaskCompletionSource();
        app.ApplicationMessageReceivedAsync += received =>
        {
            seen.Add(received.ApplicationMessage.Topic);
            if (received.ApplicationMessage.Topic == "other/topic") end.SetResult();
            return Task.CompletedTask;
        };
        await app.SubscribeAsync("#", cancellationToken: TestContext.Current.CancellationToken);
        using var sensor = await TestBroker.ConnectAsync(_port, "sensor");

        await sensor.PublishAsync(TestBroker.Message(Root + "send", "{}"), TestContext.Current.CancellationToken);
        await agent.Link.PublishAsync(new(Root + "received", "{}"u8.ToArray()), TestContext.Current.CancellationToken);
        await sensor.PublishAsync(TestBroker.Message("other/topic", "x"), TestContext.Current.CancellationToken);
        await end.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal([Root + "received", "other/topic"], seen);
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task A_client_may_leave_its_identifier_to_the_broker(MqttProtocolVersion version)
    {
        var send = FakeVerb.Echo("send");
        await using var agent = await HostAsync(send);
        using var first = await TestBroker.ConnectAsync(_port, "", version: version);
        using var second = await TestBroker.ConnectAsync(_port, "", version: version);

        await first.PublishAsync(TestBroker.Message(Root + "send", "{}"), TestContext.Current.CancellationToken);
        await second.PublishAsync(TestBroker.Message(Root + "send", "{}"), TestContext.Current.CancellationToken);

        Assert.Equal(2, send.Asked.Count);
    }

    [Theory]
    [InlineData("pump", "secret", true)]
    [InlineData("pump", "wrong", false)]
    [InlineData("nobody", "secret", false)]
    [InlineData(null, null, false)]
    public async Task Only_users_of_the_file_may_connect(string? user, string? password, bool expected)
    {
        string file = Path.Combine(_folder, "users");
        await File.WriteAllTextAsync(file, "# who may connect\n\npump:secret\n", TestContext.Current.CancellationToken);
        await using var agent = await HostAsync(FakeVerb.Echo("send"), BrokerUsers.Read(file));

        if (expected) (await TestBroker.ConnectAsync(_port, "sensor", user, password)).Dispose();
        else await Assert.ThrowsAsync<UnauthorizedAccessException>(() => TestBroker.ConnectAsync(_port, "sensor", user, password));
    }

    [Theory]
    [InlineData("pump")]
    [InlineData(":secret")]
    [InlineData("pump:")]
    public void A_users_file_with_a_line_that_is_none_is_refused_with_its_number(string line)
    {
        string file = Path.Combine(_folder, "users");
        File.WriteAllText(file, $"# comment\n{line}\n");

        Assert.Equal($"{file}, line 2: write user:password", Assert.Throws<FormatException>(() => BrokerUsers.Read(file)).Message);
    }

    [Fact]
    public async Task Retained_messages_of_others_survive_a_restart()
    {
        await using (var agent = await HostAsync(FakeVerb.Echo("send")))
        {
            using var sensor = await TestBroker.ConnectAsync(_port, "sensor");
            await sensor.PublishAsync(TestBroker.Message("plant/setpoint", "42", retain: true), TestContext.Current.CancellationToken);
        }

        await using var restarted = await HostAsync(FakeVerb.Echo("send"));
        using var app = await TestBroker.ConnectAsync(_port, "app");
        var seen = new TaskCompletionSource<string>();
        app.ApplicationMessageReceivedAsync += received =>
        {
            seen.TrySetResult(received.ApplicationMessage.ConvertPayloadToString());
            return Task.CompletedTask;
        };
        await app.SubscribeAsync("plant/#", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("42", await seen.Task.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{\"topic\":")]
    [InlineData("[{\"topic\":\"a\"}]")]
    [InlineData("{}")]
    public async Task A_damaged_file_of_retained_messages_is_an_empty_one(string content)
    {
        string file = Path.Combine(_folder, "retained.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        Assert.Empty(await new RetainedFile(file).ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        await using var first = await HostAsync(FakeVerb.Echo("send"));

        var taken = await Assert.ThrowsAsync<IOException>(() => new EmbeddedBroker(
            new() { Url = $"embedded://127.0.0.1:{_port}" }, LinkedAgent.Topics, LinkedAgent.Intake(), Retained(), users: null,
            NullLogger<EmbeddedBroker>.Instance).RunAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith($"The embedded broker can't listen on 127.0.0.1:{_port}:", taken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "::1", false)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("[::1]", "::1", true)]
    [InlineData("[::1]", "127.0.0.1", false)]
    public async Task It_listens_where_it_was_told_to_and_nowhere_else(string configured, string tried, bool expected)
    {
        await using var agent = LinkedAgent.Hosting($"embedded://{configured}:{_port}", FakeVerb.Echo("send"), Retained());
        await agent.ConnectedAsync();
        var address = IPAddress.Parse(tried);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);

        if (expected) await socket.ConnectAsync(address, _port, TestContext.Current.CancellationToken);
        else await Assert.ThrowsAsync<SocketException>(
            () => socket.ConnectAsync(address, _port, TestContext.Current.CancellationToken).AsTask());
    }

    [Theory]
    [InlineData("state")]
    [InlineData("received")]
    [InlineData("message/m1")]
    [InlineData("response/get")]
    [InlineData("modem/sim1")]
    [InlineData("send/1/2")]
    public async Task What_the_agent_says_nobody_else_says(string topic)
    {
        await using var agent = await HostAsync(FakeVerb.Echo("send"));
        using var app = await TestBroker.ConnectAsync(_port, "app");
        var seen = new List<string>();
        var end = new TaskCompletionSource();
        app.ApplicationMessageReceivedAsync += received =>
        {
            seen.Add(received.ApplicationMessage.Topic);
            if (received.ApplicationMessage.Topic == Root + "health") end.TrySetResult();
            return Task.CompletedTask;
        };
        await app.SubscribeAsync("#", cancellationToken: TestContext.Current.CancellationToken);
        using var liar = await TestBroker.ConnectAsync(_port, "liar");

        var result = await liar.PublishAsync(
            TestBroker.Message(Root + topic, """{"state":"offline"}""", retain: true), TestContext.Current.CancellationToken);
        agent.Link.Retain(Root + "health", "{}"u8.ToArray());
        await end.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, result.ReasonCode);
        Assert.Equal([Root + "health"], seen);
    }

    [Fact]
    public async Task Nobody_may_pass_for_the_agent()
    {
        await using var agent = await HostAsync(FakeVerb.Echo("send"));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => TestBroker.ConnectAsync(_port, "iotsms"));
    }

    [Fact]
    public async Task What_was_said_before_it_listens_is_told_in_its_order()
    {
        var broker = new EmbeddedBroker(
            new() { Url = $"embedded://127.0.0.1:{_port}" }, LinkedAgent.Topics, LinkedAgent.Intake(), Retained(), users: null,
            NullLogger<EmbeddedBroker>.Instance);
        var early = Enumerable.Range(0, 200).Select(n =>
        {
            broker.Retain(Root + "health", BitConverter.GetBytes(n));
            return broker.PublishAsync(new($"out/{n}", ReadOnlyMemory<byte>.Empty), TestContext.Current.CancellationToken);
        }).ToList();

        await using var agent = new LinkedAgent(broker);
        await Task.WhenAll(early);

        using var app = await TestBroker.ConnectAsync(_port, "app");
        var seen = new TaskCompletionSource<int>();
        app.ApplicationMessageReceivedAsync += received =>
        {
            seen.TrySetResult(BitConverter.ToInt32(received.ApplicationMessage.Payload.ToArray()));
            return Task.CompletedTask;
        };
        await app.SubscribeAsync(Root + "health", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(199, await seen.Task.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_retained_command_is_refused_and_not_kept()
    {
        var send = FakeVerb.Echo("send");
        await using var agent = await HostAsync(send);
        using var sensor = await TestBroker.ConnectAsync(_port, "sensor");
        var seen = Channel.CreateUnbounded<MqttApplicationMessage>();
        sensor.ApplicationMessageReceivedAsync += received =>
        {
            seen.Writer.TryWrite(received.ApplicationMessage);
            return Task.CompletedTask;
        };
        await sensor.SubscribeAsync(Root + "error", cancellationToken: TestContext.Current.CancellationToken);

        await sensor.PublishAsync(TestBroker.Message(Root + "send", "{}", retain: true), TestContext.Current.CancellationToken);
        var error = await seen.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await sensor.SubscribeAsync(Root + "send", cancellationToken: TestContext.Current.CancellationToken);
        await agent.Link.PublishAsync(new(Root + "error", "end"u8.ToArray()), TestContext.Current.CancellationToken);

        Assert.Contains("\"retained\"", error.ConvertPayloadToString(), StringComparison.Ordinal);
        Assert.Equal("end", (await seen.Reader.ReadAsync(TestContext.Current.CancellationToken)).ConvertPayloadToString());
        Assert.Empty(send.Asked);
    }

    [Fact]
    public async Task A_will_is_a_command_like_any_other()
    {
        var asked = new TaskCompletionSource();
        await using var agent = await HostAsync(new("send", (_, _) =>
        {
            asked.TrySetResult();
            return ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Answered([]));
        }));
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", _port).WithClientId("sensor")
            .WithWillTopic(Root + "send").WithWillPayload("{}").Build(), TestContext.Current.CancellationToken);

        client.Dispose();

        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_to_does_not_stop_what_is_retained()
    {
        await using var agent = LinkedAgent.Hosting(
            _port, FakeVerb.Echo("send"), new RetainedFile(Path.Combine(_folder, "none", "retained.json")));
        await agent.ConnectedAsync();
        using var sensor = await TestBroker.ConnectAsync(_port, "sensor");

        var first = await sensor.PublishAsync(TestBroker.Message("plant/a", "1", retain: true), TestContext.Current.CancellationToken);
        var second = await sensor.PublishAsync(TestBroker.Message("plant/b", "2", retain: true), TestContext.Current.CancellationToken);

        Assert.True(first.IsSuccess && second.IsSuccess);
    }

    private RetainedFile Retained() => new(Path.Combine(_folder, "retained.json"));

    private async Task<LinkedAgent> HostAsync(FakeVerb send, BrokerUsers? users = null)
    {
        var agent = LinkedAgent.Hosting(_port, send, Retained(), users);
        await agent.ConnectedAsync();
        return agent;
    }
}

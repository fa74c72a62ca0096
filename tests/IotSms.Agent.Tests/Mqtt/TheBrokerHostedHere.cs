using IotSms.Agent.Mqtt;
using IotSms.Agent.Requests;
using IotSms.Agent.Tests.Requests;
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
            await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => sensor.PublishAsync(TestBroker.Message(Root + "send", "{}"), TestContext.Current.CancellationToken));
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

        var taken = await Assert.ThrowsAsync<IOException>(() => new EmbeddedBroker(new() { Url = $"embedded://127.0.0.1:{_port}" }, LinkedAgent.Topics,
            LinkedAgent.Intake(), Retained(), users: null, Microsoft.Extensions.Logging.Abstractions.NullLogger<EmbeddedBroker>.Instance).RunAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith($"The embedded broker can't listen on 127.0.0.1:{_port}:", taken.Message, StringComparison.Ordinal);
    }

    private RetainedFile Retained() => new(Path.Combine(_folder, "retained.json"));

    private async Task<LinkedAgent> HostAsync(FakeVerb send, BrokerUsers? users = null)
    {
        var agent = LinkedAgent.Hosting(_port, send, Retained(), users);
        await agent.ConnectedAsync();
        return agent;
    }
}

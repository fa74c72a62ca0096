using System.Net.Sockets;
using System.Text;
using IotSms.Agent.Control;

namespace IotSms.Agent.Tests.Control;

public class TheControlSocket
{
    [Fact]
    public async Task A_message_that_was_handed_in_is_found_shown_and_taken_back()
    {
        await using var agent = await RunningAgent.StartAsync();

        var accepted = await agent.AskAsync("send", """{"id":"a1","to":["+4790012345"],"text":"hello"}""");
        var shown = await agent.AskAsync("get", """{"id":"a1"}""");
        var found = await agent.AskAsync("find", """{"state":"queued"}""");
        var canceled = await agent.AskAsync("cancel", """{"id":"a1"}""");
        var deleted = await agent.AskAsync("delete", """{"id":"a1"}""");
        var gone = await agent.AskAsync("get", """{"id":"a1"}""");

        Assert.Equal("a1", (string?)accepted["id"]);
        Assert.Equal(("queued", "+4790012345", "hello", "cli"),
            ((string?)shown["state"], (string?)shown["to"], (string?)shown["text"], (string?)shown["source"]));
        Assert.Equal("a1", (string?)Assert.Single(found["messages"]!.AsArray())!["id"]);
        Assert.Equal("canceled", (string?)canceled["state"]);
        Assert.True((bool)deleted["deleted"]!);
        Assert.Equal("not-found", (string?)gone["refused"]!["code"]);
    }

    [Fact]
    public async Task The_documents_have_the_contract_s_fields_in_its_order()
    {
        await using var agent = await RunningAgent.StartAsync();
        await agent.AskAsync("send", """{"id":"a1","to":"+4790012345","text":"hello"}""");

        var message = await agent.AskAsync("get", """{"id":"a1"}""");

        Assert.Equal(["id", "state", "to", "parts", "encoding", "queuedAt", "sentAt", "possibleDuplicate", "error"],
            message.Select(field => field.Key).Take(9));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", (string?)message["queuedAt"]);
        Assert.Null(message["sentAt"]);
    }

    [Fact]
    public async Task Following_tells_each_change_to_the_end()
    {
        await using var agent = await RunningAgent.StartAsync();
        await agent.AskAsync("send", """{"id":"a1","to":"+4790012345","text":"hello"}""");
        var states = new List<string?>();
        var first = new TaskCompletionSource();

        var following = agent.AskAsync("follow", """{"id":"a1"}""", news =>
        {
            states.Add((string?)news["state"]);
            first.TrySetResult();
        });
        await first.Task.WaitAsync(TestContext.Current.CancellationToken);
        await agent.AskAsync("cancel", """{"id":"a1"}""");

        Assert.Equal("canceled", (string?)(await following)["state"]);
        Assert.Equal(["queued", "canceled"], states);
    }

    [Theory]
    [InlineData("follow", """{"id":"none"}""", "not-found")]
    [InlineData("send", """{"to":"abc","text":"x"}""", "invalid-number")]
    [InlineData("send", """{"to":"+4790012345","text":""}""", "empty-text")]
    [InlineData("settle", """{"id":"a","as":"lost"}""", "bad-value")]
    [InlineData("ussd", """{"code":"*100#"}""", "modem-not-ready")]
    [InlineData("ussd", """{"code":"*100#","modem":"sim9"}""", "unknown-modem")]
    [InlineData("at", """{"command":"reboot"}""", "bad-value")]
    [InlineData("find", """{"box":"trash"}""", "bad-value")]
    [InlineData("sned", "{}", "unknown-verb")]
    public async Task What_can_not_be_done_is_refused_by_a_code(string verb, string payload, string code)
    {
        await using var agent = await RunningAgent.StartAsync();

        Assert.Equal(code, (string?)(await agent.AskAsync(verb, payload))["refused"]!["code"]);
    }

    [Fact]
    public async Task The_status_tells_of_agent_broker_and_modems()
    {
        await using var agent = await RunningAgent.StartAsync();

        var status = await agent.AskAsync("status", "{}");

        Assert.Equal("site7", (string?)status["name"]);
        Assert.StartsWith("embedded 127.0.0.1:", (string?)status["broker"]!["address"], StringComparison.Ordinal);
        Assert.Equal(["sim1", "sim2"], status["modems"]!.AsArray().Select(modem => (string?)modem!["name"]));
        Assert.Equal(("searching", "no network here", 3.95),
            ((string?)status["modems"]![0]!["state"], (string?)status["modems"]![0]!["reason"],
                (double?)status["modems"]![0]!["supplyVoltage"]));
    }

    [Fact]
    public async Task An_AT_command_is_run_as_typed()
    {
        await using var agent = await RunningAgent.StartAsync();

        var answer = await agent.AskAsync("at", """{"command":"AT+CSQ","modem":"sim2"}""");
        var error = await agent.AskAsync("at", """{"command":"AT+FAIL"}""");

        Assert.Equal("""{"modem":"sim2","lines":["echo AT+CSQ"],"final":"OK"}""",
            answer.ToJsonString(IotSms.Agent.Documents.AgentJson.Contract.Options));
        Assert.Equal("+CME ERROR: 30", (string?)error["final"]);
    }

    [Theory]
    [InlineData("not json\n")]
    [InlineData("{}\n")]
    [InlineData("{\"verb\":\"get\"}\n")]
    [InlineData("[1]\n")]
    public async Task A_line_that_is_no_request_is_refused_and_the_next_is_served(string line)
    {
        await using var agent = await RunningAgent.StartAsync();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(agent.Socket), TestContext.Current.CancellationToken);
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);

        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(line + "{\"verb\":\"find\",\"payload\":{}}\n"), TestContext.Current.CancellationToken);

        Assert.StartsWith("{\"error\":{\"code\":\"bad-json\"",
            await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("{\"answer\":{\"messages\":[]}}", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_its_owner_may_use_it_and_it_goes_with_the_agent()
    {
        await using var agent = await RunningAgent.StartAsync();
        await agent.AskAsync("status", "{}");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(agent.Socket));

        await agent.StopAsync();

        Assert.False(File.Exists(agent.Socket));
        var absent = await Assert.ThrowsAsync<AgentAbsentException>(
            () => ControlClient.ConnectAsync(agent.Socket, TestContext.Current.CancellationToken));
        Assert.StartsWith($"no agent listens at {agent.Socket}", absent.Message, StringComparison.Ordinal);
    }
}

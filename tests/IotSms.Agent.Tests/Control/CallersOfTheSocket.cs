using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace IotSms.Agent.Tests.Control;

public class CallersOfTheSocket
{
    [Fact]
    public async Task May_send_several_requests_at_once_and_get_the_answers_in_their_order()
    {
        await using var agent = await RunningAgent.StartAsync();
        using var caller = await ConnectAsync(agent);

        await caller.WriteAsync("""
            {"verb":"send","payload":{"id":"a","to":"+4790012345","text":"x","transaction":1}}
            {"verb":"get","payload":{"id":"a","transaction":2}}
            {"verb":"preview","payload":{"to":"+4790012345","text":"łódź","transaction":3}}

            """);

        Assert.Equal(1, (int)(await caller.ReadAsync())["answer"]!["transaction"]!);
        Assert.Equal("queued", (string?)(await caller.ReadAsync())["answer"]!["state"]);
        Assert.Equal("ucs2", (string?)(await caller.ReadAsync())["answer"]!["encoding"]);
    }

    [Fact]
    public async Task Who_goes_away_is_followed_no_more()
    {
        await using var agent = await RunningAgent.StartAsync();
        await agent.AskAsync("send", """{"id":"a","to":"+4790012345","text":"x"}""");
        using (var caller = await ConnectAsync(agent))
        {
            await caller.WriteAsync("""{"verb":"follow","payload":{"id":"a"}}""" + "\n");
            Assert.NotNull((await caller.ReadAsync())["news"]);
            Assert.Equal(1, agent.Onlookers);
        }

        await agent.NobodyLooksOnAsync();
    }

    [Fact]
    public async Task Who_says_no_more_still_gets_the_answers_to_what_was_asked()
    {
        await using var agent = await RunningAgent.StartAsync();
        using var caller = await ConnectAsync(agent);

        await caller.WriteAsync("""{"verb":"send","payload":{"id":"a","to":"+4790012345","text":"x"}}""" + "\n", isLast: true);

        Assert.Equal("a", (string?)(await caller.ReadAsync())["answer"]!["id"]);
    }

    [Theory]
    [InlineData("""{"verb":"find","payload":{"box":"out","box":"in"}}""", "bad-json")]
    [InlineData("""{"verb":"find","verb":"get","payload":{}}""", "bad-json")]
    [InlineData("""{"verb":7,"payload":{}}""", "bad-json")]
    [InlineData("""{"verb":"find","payload":[]}""", "bad-json")]
    [InlineData("""{"verb":"find","payload":{"number":"\ud83d"}}""", "bad-value")]
    [InlineData("""{"verb":"find","payload":{"limit":0}}""", "bad-value")]
    [InlineData("""{"verb":"find","payload":{"limit":1001}}""", "bad-value")]
    [InlineData("""{"verb":"find","payload":{"state":"lost"}}""", "bad-value")]
    [InlineData("""{"verb":"find","payload":{"since":"today"}}""", "bad-value")]
    [InlineData("""{"verb":"follow","payload":{"id":"a","unti":"sent"}}""", "unknown-field")]
    [InlineData("""{"verb":"follow","payload":{}}""", "missing-field")]
    [InlineData("""{"verb":"get","payload":{}}""", "missing-field")]
    [InlineData("""{"verb":"get","payload":{"id":7}}""", "bad-value")]
    [InlineData("""{"verb":"cancel","payload":{"id":"none"}}""", "not-found")]
    [InlineData("""{"verb":"delete","payload":{"id":"none"}}""", "not-found")]
    [InlineData("""{"verb":"delete","payload":{}}""", "missing-field")]
    [InlineData("""{"verb":"settle","payload":{"id":"none","as":"sent"}}""", "not-found")]
    [InlineData("""{"verb":"settle","payload":{"id":"none"}}""", "missing-field")]
    [InlineData("""{"verb":"preview","payload":{"to":"1","text":""}}""", "empty-text")]
    [InlineData("""{"verb":"preview","payload":{"text":"x"}}""", "missing-field")]
    [InlineData("""{"verb":"status","payload":{"verbose":true}}""", "unknown-field")]
    [InlineData("""{"verb":"ussd","payload":{"code":""}}""", "bad-value")]
    [InlineData("""{"verb":"ussd","payload":{}}""", "missing-field")]
    [InlineData("""{"verb":"at","payload":{"command":"AT\r\nAT"}}""", "bad-value")]
    [InlineData("""{"verb":"at","payload":{"command":"AT\u001a"}}""", "bad-value")]
    [InlineData("""{"verb":"at","payload":{}}""", "missing-field")]
    [InlineData("""{"verb":"at","payload":{"command":"AT","modem":"sim9"}}""", "unknown-modem")]
    public async Task Who_asks_wrongly_is_told_by_a_code(string line, string code)
    {
        await using var agent = await RunningAgent.StartAsync();
        using var caller = await ConnectAsync(agent);

        await caller.WriteAsync(line + "\n");

        var error = (await caller.ReadAsync())["error"]!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.NotEmpty((string)error["detail"]!);
        Assert.NotEmpty((string)error["hint"]!);
    }

    [Fact]
    public async Task The_data_directory_is_its_owner_s_alone()
    {
        await using var agent = await RunningAgent.StartAsync("new");

        if (!OperatingSystem.IsWindows()) Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(agent.Configuration.Agent.DataDirectory));
    }

    private static async Task<Caller> ConnectAsync(RunningAgent agent)
    {
        await agent.AskAsync("status", "{}");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(agent.Socket), TestContext.Current.CancellationToken);
        return new(socket);
    }

    /// <summary>One who speaks the socket's lines by hand.</summary>
    private sealed class Caller : IDisposable
    {
        private readonly Socket _socket;
        private readonly NetworkStream _stream;
        private readonly StreamReader _lines;

        public Caller(Socket socket)
        {
            (_socket, _stream) = (socket, new NetworkStream(socket, ownsSocket: true));
            _lines = new(_stream);
        }

        public async Task WriteAsync(string text, bool isLast = false)
        {
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
            if (isLast) _socket.Shutdown(SocketShutdown.Send);
        }

        public async Task<JsonNode> ReadAsync() => JsonNode.Parse((await _lines.ReadLineAsync(TestContext.Current.CancellationToken))!)!;

        public void Dispose() => _lines.Dispose();
    }
}

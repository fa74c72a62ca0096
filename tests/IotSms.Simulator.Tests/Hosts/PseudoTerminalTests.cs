using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using IotSms.Simulator.Profiles;

namespace IotSms.Simulator.Tests.Hosts;

public sealed class PseudoTerminalTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotsms-").FullName;
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ReadyWriter _output = new();
    private Task _running = Task.CompletedTask;

    private string Link => Path.Combine(_folder, "tty");

    private string Control => Path.Combine(_folder, "control");

    private string Log => Path.Combine(_folder, "log.jsonl");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_program_that_opens_the_device_is_answered_and_so_is_the_next_after_it_died(string profile)
    {
        Assert.StartsWith("ready /dev/pts/", await StartAsync(profile), StringComparison.Ordinal);
        for (var program = 0; program < 3; program++)
        {
            await using var device = Open();
            Assert.Equal("AT\r\r\nOK\r\n", await AskAsync(device, "AT\r"));
        }

        await _stop.CancelAsync();
        await _running;
        Assert.False(Path.Exists(Link));
    }

    [Fact]
    public async Task What_the_network_accepts_is_in_the_log_before_the_reference_is_told()
    {
        await StartAsync("sim800");
        await using var device = Open();
        await AskAsync(device, "ATE0\r");
        await AskAsync(device, "AT+CMGS=23\r", "> ");
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", await AskAsync(device, Messages.Hello + Messages.ControlZ));
        var submitted = Assert.Single(File.ReadLines(Log), line => line.Contains("\"submitted\"", StringComparison.Ordinal));
        Assert.Matches(
            "^\\{\"t\":[0-9.]+,\"event\":\"submitted\",\"from\":\"\\+4790000001\",\"to\":\"\\+46708251358\",\"mr\":1,\"pdu\":\"11000B91",
            submitted);
    }

    [Fact]
    public async Task What_is_said_while_nobody_has_the_device_open_is_lost()
    {
        await StartAsync("sim800");
        await using (var device = Open())
            await AskAsync(device, "ATE0\r");
        await ControlAsync("""{"do":"urc","text":"RING"}""");
        await using var again = Open();
        Assert.Equal("\r\nOK\r\n", await AskAsync(again, "AT\r"));
    }

    [Fact]
    public async Task A_device_unplugged_is_gone_and_comes_back_behind_the_same_link()
    {
        await StartAsync("sim7600");
        await using (var device = Open())
        {
            await AskAsync(device, "AT\r");
            await ControlAsync("""{"do":"unplug","seconds":0.05}""");
            await _output.NextAsync();
        }

        await using var again = Open();
        Assert.Equal("AT\r\r\nOK\r\n", await AskAsync(again, "AT\r"));
    }

    [Fact]
    public async Task A_module_that_does_not_read_goes_on_not_reading_behind_a_new_device()
    {
        await StartAsync("sim800");
        await ControlAsync("""{"do":"reading","on":false}""");
        await ControlAsync("""{"do":"unplug","seconds":0.02}""");
        await _output.NextAsync();
        await using var device = Open();
        await device.WriteAsync("AT\r"u8.ToArray(), _stop.Token);
        Assert.DoesNotContain("\"at\"", await File.ReadAllTextAsync(Log, _stop.Token));
        await ControlAsync("""{"do":"reading","on":true}""");
        Assert.Equal("AT\r\r\nOK\r\n", await AskAsync(device, ""));
    }

    [Fact]
    public async Task What_a_program_left_unread_is_not_there_for_the_next()
    {
        await StartAsync("sim800");
        for (var program = 0; program < 3; program++)
        {
            await using (var device = Open())
            {
                await AskAsync(device, "ATE0\r");
                await ControlAsync("""{"do":"urc","text":"RING"}""");
            }

            // The hang-up is seen before anything typed after it.
            await using (var between = Open())
                await AskAsync(between, "AT\r");
            await using var next = Open();
            Assert.Equal("\r\nOK\r\n", await AskAsync(next, "AT\r"));
            await AskAsync(next, "ATE1\r");
        }
    }

    [Fact]
    public async Task Two_programs_may_have_the_device_open_and_one_may_leave()
    {
        await StartAsync("sim800");
        await using var stays = Open();
        await using (var leaves = Open())
            await AskAsync(leaves, "ATE0\r");
        Assert.Equal("\r\nOK\r\n", await AskAsync(stays, "AT\r"));
    }

    [Fact]
    public async Task Many_programs_come_and_go_without_a_word()
    {
        await StartAsync("sim7600");
        for (var program = 0; program < 50; program++)
            await Open().DisposeAsync();
        await using var device = Open();
        Assert.Equal("AT\r\r\nOK\r\n", await AskAsync(device, "AT\r"));
    }

    [Fact]
    public async Task A_link_to_something_else_is_left_alone_and_an_old_one_of_ours_is_not()
    {
        File.CreateSymbolicLink(Link, "/dev/null");
        var options = new SimulatorOptions { Link = Link };
        var refusal = await Assert.ThrowsAsync<IOException>(
            () => SimulatorHost.RunAsync(options, _output, TimeProvider.System, _stop.Token));
        Assert.Contains("a link to /dev/null", refusal.Message);
        Assert.Equal("/dev/null", new FileInfo(Link).LinkTarget);
        File.Delete(Link);
        File.CreateSymbolicLink(Link, "/dev/pts/4095");
        await StartAsync("sim800");
        await using var device = Open();
        Assert.Equal("AT\r\r\nOK\r\n", await AskAsync(device, "AT\r"));
    }

    [Fact]
    public async Task A_log_that_can_not_be_written_ends_the_simulation_and_says_why()
    {
        var options = new SimulatorOptions { Log = "/dev/full" };
        var failure = await Assert.ThrowsAsync<IOException>(
            () => SimulatorHost.RunAsync(options, _output, TimeProvider.System, _stop.Token));
        Assert.Contains("/dev/full", failure.Message);
    }

    [Fact]
    public async Task A_log_emptied_while_it_is_written_goes_on_at_its_start()
    {
        await StartAsync("sim800");
        await using (var log = new FileStream(Log, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            Assert.NotEqual(0, log.Length);
            log.SetLength(0);
        }

        await ControlAsync("""{"do":"registration","stat":5}""");
        Assert.Matches("^\\{\"t\":[0-9.]+,\"event\":\"registration\",\"stat\":5\\}\n$", await File.ReadAllTextAsync(Log, _stop.Token));
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_link_is_left_alone()
    {
        await File.WriteAllTextAsync(Link, "precious", _stop.Token);
        var options = new SimulatorOptions { Link = Link };
        await Assert.ThrowsAsync<IOException>(() => SimulatorHost.RunAsync(options, _output, TimeProvider.System, _stop.Token));
        Assert.Equal("precious", await File.ReadAllTextAsync(Link, _stop.Token));
    }

    private async Task<string> StartAsync(string profile)
    {
        var options = new SimulatorOptions
        {
            Profile = ModuleProfile.Find(profile)!, Link = Link, Control = Control, Log = Log,
            CommandTime = TimeSpan.Zero, SubmitTime = TimeSpan.Zero,
        };
        _running = SimulatorHost.RunAsync(options, _output, TimeProvider.System, _stop.Token);
        return await _output.NextAsync();
    }

    private FileStream Open() => new(Link, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);

    private async Task<string> AskAsync(FileStream device, string typed, string until = "OK\r\n")
    {
        await device.WriteAsync(Encoding.Latin1.GetBytes(typed), _stop.Token);
        var heard = new StringBuilder();
        var buffer = new byte[64];
        while (!heard.ToString().EndsWith(until, StringComparison.Ordinal))
            heard.Append(Encoding.Latin1.GetString(buffer, 0, await device.ReadAsync(buffer, _stop.Token)));
        return heard.ToString();
    }

    private async Task ControlAsync(string request)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Control), _stop.Token);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request + "\n"), _stop.Token);
        using var reader = new StreamReader(stream);
        Assert.Equal("{\"ok\":true}", await reader.ReadLineAsync(_stop.Token));
    }

    private sealed class ReadyWriter : StringWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public ValueTask<string> NextAsync() => _lines.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public override Task WriteLineAsync(string? value)
        {
            _lines.Writer.TryWrite(value!);
            return Task.CompletedTask;
        }
    }
}

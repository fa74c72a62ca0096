using System.Diagnostics;
using System.Text.Json.Nodes;
using IotSms.Agent.Commands;
using IotSms.Agent.Tests.Control;

namespace IotSms.Agent.Tests.Commands;

/// <summary>The program as a shell sees it: exit codes, standard output, standard error.</summary>
public sealed class TheProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotsms-program-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("sned", 64, "did you mean send?")]
    [InlineData("", 64, "'iotsms --help' shows how")]
    [InlineData("send hello", 64, "Option '--to' is required")]
    [InlineData("send --to 1 --ttl soon x", 64, "Cannot parse argument 'soon' for option '--ttl'")]
    [InlineData("simulate --submit-time 50x", 64, "\"50x\" is no duration: write a number and ms, s, m or h, such as 50ms")]
    [InlineData("simulate --profile sim900", 64, "Argument 'sim900' not recognized")]
    [InlineData("pdu encode --to +47 --class 4 x", 64, "--class is 4: write 0 to 3")]
    [InlineData("pdu encode --to +47 --reference 256 x", 64, "--reference is 256: write 0 to 255")]
    [InlineData("pdu encode --to +47 --validity 99999999999h x", 64, "\"99999999999h\" is no duration")]
    [InlineData("pdu encode --to +47 --encoding ucs4 x", 64, "Argument 'ucs4' not recognized")]
    [InlineData("pdu decode --direction up 00", 64, "Argument 'up' not recognized")]
    [InlineData("pdu encode --to +47x1 x", 65, "\"code\":\"invalid-pdu\"")]
    [InlineData("pdu encode --to +4790012345 --encoding gsm7 \u0142", 65, "\"code\":\"invalid-pdu\"")]
    [InlineData("send --to 1 --wait --timeout 0 x", 64, "--timeout is 0: write 1 to 2592000 seconds")]
    [InlineData("send --to 1 --wait --timeout 99999999 x", 64, "--timeout is 99999999: write 1 to 2592000 seconds")]
    [InlineData("at", 64, "Required argument missing")]
    [InlineData("messages show", 64, "Required argument missing")]
    [InlineData("messages settle a", 64, "Option '--as' is required")]
    [InlineData("doctor --config /nowhere/iotsms.json --json", 78, "", true)]
    [InlineData("status --socket /nowhere/0123456789012345678901234567890123456789012345678901234567890123456789"
        + "012345678901234567890123456789012345", 69, "no socket can have this path")]
    [InlineData("simulate --control /nowhere/deep/control.sock", 74, "iotsms: ")]
    [InlineData("messages lsit", 64, "did you mean list?")]
    [InlineData("status --socket /nowhere/control.sock", 69, "no agent listens at /nowhere/control.sock; start it")]
    [InlineData("check --config /nowhere/iotsms.json", 78, "/nowhere/iotsms.json: no such file; give one by --config FILE")]
    [InlineData("users add anna --role king", 64, "Argument 'king' not recognized")]
    [InlineData("users add anna --proof password", 64, "Argument 'password' not recognized")]
    [InlineData("users remove", 64, "Required argument missing")]
    [InlineData("users list --config /nowhere/iotsms.json", 78, "/nowhere/iotsms.json: no such file")]
    [InlineData("users unlock anna --socket /nowhere/control.sock", 69, "no agent listens at /nowhere/control.sock; start it")]
    [InlineData("run --config /nowhere/iotsms.json", 78, "/nowhere/iotsms.json: no such file")]
    public async Task A_command_line_that_can_not_be_done_ends_with_its_code_and_says_why(
        string arguments, int code, string error, bool hasOutput = false)
    {
        var (exit, output, errors) = await RunAsync(arguments);

        Assert.Contains(error, errors, StringComparison.Ordinal);
        Assert.Equal((code, hasOutput), (exit, output.Length > 0));
    }

    [Fact]
    public async Task A_configuration_with_mistakes_is_refused_with_a_line_for_each()
    {
        string file = Path.Combine(_folder, "iotsms.json");
        await File.WriteAllTextAsync(file,
            """{"Agnet":{},"Modems":[{"Port":"/dev/a"}],"Outbox":{"MaxParts":300}}""", TestContext.Current.CancellationToken);

        var (exit, _, errors) = await RunAsync($"run --config {file}");

        Assert.Equal(78, exit);
        Assert.Equal(
            "iotsms: Agnet: unknown key; did you mean Agent?\n"
            + "iotsms: Outbox:MaxParts \"300\": is out of range; write a value from 1 to 255\n", errors);
    }

    [Fact]
    public async Task The_environment_sets_keys_too()
    {
        string file = Path.Combine(_folder, "iotsms.json");
        await File.WriteAllTextAsync(file, """{"Modems":[{"Port":"/dev/a"}]}""", TestContext.Current.CancellationToken);

        var (exit, output, _) = await RunAsync($"check --config {file}", ("IOTSMS__Outbox__MaxParts", "10"));
        var (wrong, _, errors) = await RunAsync($"check --config {file}", ("IOTSMS__Modems__0__BaudRate", "fast"));

        Assert.Equal((0, "the configuration is right\n"), (exit, output));
        Assert.Equal(78, wrong);
        Assert.StartsWith("iotsms: Modems:0:BaudRate \"fast\": is no whole number", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_and_the_schema_are_printed_and_the_example_is_right()
    {
        var (exit, example, _) = await RunAsync("config example");
        string file = Path.Combine(_folder, "example.json");
        await File.WriteAllTextAsync(file, example, TestContext.Current.CancellationToken);

        Assert.Equal(0, exit);
        Assert.Equal(0, (await RunAsync($"check --config {file}")).Exit);
        Assert.Contains("\"$schema\"", (await RunAsync("config schema")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_prints_the_id_and_nothing_else()
    {
        await using var agent = await RunningAgent.StartAsync();
        await agent.AskAsync("status", "{}");

        Assert.Equal((0, "a1\n", ""), await RunAsync($"send --socket {agent.Socket} --to +4790012345 --id a1 hello"));
        var (exit, output, errors) = await RunAsync($"send --socket {agent.Socket} --to +479 hello");
        Assert.Equal((65, ""), (exit, output));
        Assert.StartsWith("iotsms: invalid-number: ", errors, StringComparison.Ordinal);
        Assert.Equal(75, (await RunAsync($"send --socket {agent.Socket} --to +4790012345 --id a1 --wait --timeout 1 hello")).Exit);
        Assert.Contains("queued", (await RunAsync($"messages list --socket {agent.Socket}")).Output, StringComparison.Ordinal);
        Assert.Contains("modem    sim1 searching: no network here",
            (await RunAsync($"status --socket {agent.Socket}")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("07911326040000F0040B9113", "octet", "11", "field", "TP-OA")]
    [InlineData("zz", "octet", "0", "field", "PDU")]
    [InlineData("0791", "octet", "2", "clause", "3GPP TS 24.011 8.2.5.2")]
    public async Task A_PDU_that_is_none_is_refused_as_JSON_with_octet_field_and_clause(
        string hex, string name, string value, string secondName, string secondValue)
    {
        var (exit, output, errors) = await RunAsync($"pdu decode {hex}");

        Assert.Equal((65, ""), (exit, output));
        var error = JsonNode.Parse(errors)!;
        Assert.Equal((value, secondValue), (error[name]!.ToString(), error[secondName]!.ToString()));
        Assert.All((string[])["code", "detail", "octet", "field", "clause"], key => Assert.NotNull(error[key]));
    }

    [Fact]
    public async Task What_was_encoded_is_decoded_again()
    {
        var (exit, output, _) = await RunAsync("pdu encode --to +4790012345 --report --validity 24h --class 0 hello");
        var hex = (string?)JsonNode.Parse(output)!["pdus"]![0]!["hex"];
        var decoded = JsonNode.Parse((await RunAsync($"pdu decode --direction mo {hex}")).Output)!;

        Assert.Equal(0, exit);
        Assert.Equal(("submit", "+4790012345", "hello"),
            ((string?)decoded["type"], (string?)decoded["to"]!["address"], (string?)decoded["text"]));
        Assert.Equal((true, 86_400, 0), ((bool)decoded["statusReportRequested"]!, (int)decoded["validity"]!, (int)decoded["class"]!));
    }

    [Fact]
    public async Task The_agent_ends_with_0_on_SIGTERM_and_a_second_one_on_the_same_data_is_refused()
    {
        string file = Path.Combine(_folder, "iotsms.json");
        await File.WriteAllTextAsync(file,
            $$"""
            {"Agent":{"DataDirectory":"{{_folder}}/data"},"Modems":[{"Port":"{{_folder}}/none"}],
             "Mqtt":{"Url":"embedded://127.0.0.1:{{Mqtt.TestBroker.FreePort()}}"} }
            """,
            TestContext.Current.CancellationToken);
        string program = Path.Combine(AppContext.BaseDirectory, "iotsms");
        using var agent = Process.Start(new ProcessStartInfo(program, $"run --config {file}") { RedirectStandardOutput = true })!;
        while (await agent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains(" runs as ", StringComparison.Ordinal)) { }

        var second = await RunAsync($"run --config {file}");
        using var kill = Process.Start("kill", $"-TERM {agent.Id}");
        await agent.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await agent.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, agent.ExitCode);
        Assert.Equal(75, second.Exit);
        Assert.Contains($"{_folder}/data is in use by process {agent.Id}", second.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("50ms", 50)]
    [InlineData("1.5s", 1500)]
    [InlineData("2m", 120_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("50", null)]
    [InlineData("ms", null)]
    [InlineData("-1s", null)]
    [InlineData("1 s", null)]
    [InlineData("1.2.3s", null)]
    [InlineData("999999999999999999h", null)]
    [InlineData("", null)]
    public void Durations_are_numbers_with_a_unit(string text, int? milliseconds) =>
        Assert.Equal(milliseconds, (int?)Duration.Read(text)?.TotalMilliseconds);

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(
        string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "iotsms"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}

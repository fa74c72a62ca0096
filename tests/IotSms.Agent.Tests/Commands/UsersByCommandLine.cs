using System.Diagnostics;
using System.Text.Json.Nodes;
using IotSms.Agent.Commands;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Agent.Tests.Commands;

/// <summary><c>iotsms users</c> as a shell sees it, without an agent that runs.</summary>
public sealed class UsersByCommandLine : IDisposable
{
    private readonly Folder _folder = new();

    public UsersByCommandLine() => _folder.Write("iotsms.json",
        $$"""{"Agent":{"Name":"site7","DataDirectory":"{{_folder.Path}}"},"Modems":[{"Port":"/dev/none"}]}""");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_user_is_added_and_his_secret_shown_once()
    {
        var (exit, output, errors) = await RunAsync("add anna --number +4790012345 --number +4790012346 --role operate --language nb");

        Assert.Equal((0, "iotsms: no agent runs; it reads the users when it starts\n"), (exit, errors));
        var (user, credential) = Assert.Single(UserFiles.Read(_folder["users"]).Accounts);
        Assert.Equal(("anna", Role.Operate, "nb"), (user.Name, user.Role, user.Language));
        Assert.Equal(["+4790012345", "+4790012346"], user.Numbers);
        string uri = OtpauthUri.Of("site7", "anna", credential)!;
        Assert.Contains(uri, output, StringComparison.Ordinal);
        Assert.Contains(string.Join('\n', TerminalQrCode.Lines(uri, isColoured: false)), output, StringComparison.Ordinal);
        Assert.Contains("\"+4790012345\"", File.ReadAllText(UserFiles.File(_folder["users"], "anna")), StringComparison.Ordinal);
        Assert.Equal((0, "anna             operate  totp    nb    +4790012345 +4790012346\n", ""), await RunAsync("list"));
    }

    [Fact]
    public async Task A_machine_gets_a_key()
    {
        var (_, output, _) = await RunAsync("add robot --proof signed --json");

        var (_, credential) = Assert.Single(UserFiles.Read(_folder["users"]).Accounts);
        Assert.Equal(
            Convert.ToHexStringLower(Assert.IsType<Credential.Signed>(credential).Key.Span), (string?)JsonNode.Parse(output)!["key"]);
    }

    [Theory]
    [InlineData("4711\n", 0)]
    [InlineData("471\n", 65)]
    [InlineData("471x\n", 65)]
    [InlineData("", 65)]
    public async Task A_PIN_is_read_from_standard_input_and_kept_as_a_hash(string typed, int code)
    {
        var (exit, output, _) = await RunAsync("add carl --proof pin", typed);

        Assert.Equal(code, exit);
        Assert.DoesNotContain("471", output, StringComparison.Ordinal);
        Assert.Equal(code == 0, UserFiles.Read(_folder["users"]).Accounts
            is [{ Credential: Credential.Pin pin }] && pin.Hash.Matches("4711"));
    }

    [Theory]
    [InlineData("add Anna", "\"Anna\" is no user's name")]
    [InlineData("add local", "\"local\" is no user's name")]
    [InlineData("add anna", "there is a user \"anna\" already; --replace makes him anew")]
    [InlineData("add bob -n +4790012345", "+4790012345 is another user's number already")]
    [InlineData("add bob -n 90012345", "\"90012345\" is no number: write it with country code")]
    [InlineData("add bob --digits 5", "a code has 6 to 8 digits")]
    [InlineData("remove bob", "there is no user \"bob\"")]
    [InlineData("remove ../anna", "there is no user \"../anna\"")]
    public async Task What_can_not_be_done_is_refused_and_nothing_changes(string arguments, string expected)
    {
        await RunAsync("add anna -n +4790012345");
        string[] before = [.. Directory.GetFiles(_folder["users"]).Select(File.ReadAllText)];

        var (exit, output, errors) = await RunAsync(arguments);

        Assert.Equal((65, ""), (exit, output));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(_folder["users"]).Select(File.ReadAllText));
    }

    [Fact]
    public async Task A_user_gets_another_secret_and_goes()
    {
        await RunAsync("add anna");
        string before = File.ReadAllText(UserFiles.SecretFile(_folder["users"], "anna"));

        Assert.Equal(0, (await RunAsync("add anna --proof hotp --replace")).Exit);
        Assert.NotEqual(before, File.ReadAllText(UserFiles.SecretFile(_folder["users"], "anna")));
        Assert.Equal(0, (await RunAsync("remove anna")).Exit);
        Assert.Equal((0, "", ""), await RunAsync("list"));
    }

    [Fact]
    public async Task A_file_that_can_not_be_used_is_listed_as_such()
    {
        await RunAsync("add anna");
        File.Delete(UserFiles.SecretFile(_folder["users"], "anna"));

        var (exit, _, errors) = await RunAsync("list");

        Assert.Equal(65, exit);
        Assert.Contains("anna.secret", errors, StringComparison.Ordinal);
        Assert.Equal("{\"users\":[],\"mistakes\":[", (await RunAsync("list --json")).Output[..24]);
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(string arguments, string typed = "")
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "iotsms"), $"users {arguments} --config {_folder["iotsms.json"]}")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}

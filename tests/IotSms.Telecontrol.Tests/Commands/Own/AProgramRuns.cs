using IotSms.Telecontrol.Commands.Own;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Tests.Commands.Own;

public sealed class AProgramRuns : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_argument_reaches_it_as_one_and_as_it_is() => Assert.Equal(
        new ProgramEnd.Exited(0, "<; rm -rf />\n<$(id) `id` \"'>\n<>"),
        await RunAsync("printf '<%s>\\n' \"$@\"", arguments: ["; rm -rf /", "$(id) `id` \"'", ""]));

    [Fact]
    public async Task It_learns_who_asks_and_nothing_of_what_the_agent_was_given()
    {
        var end = Assert.IsType<ProgramEnd.Exited>(await RunAsync("env | sed 's/=.*//' | sort"));

        Assert.Equal(["IOTSMS_USER", "LANG", "PATH", "PWD"],
            end.Output.Split('\n').Where(name => name is not ("_" or "SHLVL" or "OLDPWD")));
    }

    [Fact]
    public async Task Its_standard_input_is_at_its_end() =>
        Assert.Equal(new ProgramEnd.Exited(0, "read"), await RunAsync("cat; echo read"));

    [Fact]
    public async Task Its_exit_code_comes_with_what_it_complained_of() =>
        Assert.Equal(new ProgramEnd.Exited(3, "no tape"), await RunAsync("echo no tape >&2; exit 3"));

    [Fact]
    public async Task Of_a_flood_the_beginning_is_kept()
    {
        var end = Assert.IsType<ProgramEnd.Exited>(await RunAsync("yes 12345678 | head -c 1000000", most: 20));

        Assert.Equal("12345678\n12345678\n12", end.Output);
    }

    [Fact]
    public async Task What_is_no_text_becomes_one() => Assert.Equal(
        new ProgramEnd.Exited(0, "red a b?\nend"), await RunAsync("printf '\\033[31mred\\033[0m a\\tb\\377\\r\\n\\n  end\\n'"));

    [Fact]
    public async Task At_its_time_limit_it_ends_with_all_that_it_has_started()
    {
        var mark = _folder.File("child");

        var end = await RunAsync($"(sleep 600; echo) & echo $! > {mark}; echo begun; wait", TimeSpan.FromSeconds(1));

        Assert.Equal(new ProgramEnd.TimedOut("begun"), end);
        var child = (await File.ReadAllTextAsync(mark, TestContext.Current.CancellationToken)).Trim();
        Assert.True(!File.Exists($"/proc/{child}/stat") || File.ReadAllText($"/proc/{child}/stat").Contains(") Z"), "its child lives");
    }

    [Fact]
    public async Task What_it_leaves_behind_does_not_hold_up_its_answer() =>
        Assert.Equal(new ProgramEnd.Exited(0, "done"), await RunAsync("sleep 600 & echo done"));

    private static Task<ProgramEnd> RunAsync(string script, TimeSpan? limit = null, int most = 2000, params string[] arguments) =>
        ProgramRun.RunAsync(
            new OwnDeed.Run("/bin/sh", [TextTemplate.Parse("unused")], limit ?? TimeSpan.FromMinutes(1), most),
            ["-c", script, "sh", .. arguments], "anna", TimeProvider.System, TestContext.Current.CancellationToken);
}

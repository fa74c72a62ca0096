using IotSms.EndToEnd.Harness;
using IotSms.Modem.Uart;

namespace IotSms.EndToEnd.Sites;

public class APortThatIsTaken(ITestOutputHelper output)
{
    [Fact]
    public async Task Is_told_with_the_name_of_who_has_it_and_used_once_he_lets_go()
    {
        await using var site = await Site.StartAsync();
        await site.Agent.TerminateAsync();
        var seen = site.Listener.Log.Count;
        await using (var thief = RunningProcess.Start("flock", ["--no-fork", site.Modem.Port, "sleep", "600"]))
        {
            site.Agent.Start();
            output.WriteLine(await site.ModemSaysAsync($"sleep (process {thief.Id}) holds the line", seen));
            await site.PublishAsync("send", """{"id":"t","to":"+4790012345","text":"waits"}""");
        }

        await site.MessageIsAsync("t", "delivered", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Works_as_long_as_the_module_answers_whoever_has_it_open_besides()
    {
        await using var site = await Site.StartAsync();
        await site.Agent.TerminateAsync();
        await using var idler = await Idler.OnAsync(site.Modem.Port);
        site.Agent.Start();

        await site.PublishAsync("send", """{"id":"t","to":"+4790012345","text":"leaves"}""");

        await site.MessageIsAsync("t", "delivered", TimeSpan.FromSeconds(60));
        Assert.DoesNotContain(site.Agent.Output.Lines, line => line.Contains("reads the line too", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_not_taken_from_an_agent_that_has_it()
    {
        await using var site = await Site.StartAsync();
        await using var thief = RunningProcess.Start("flock", ["--no-fork", "--nonblock", site.Modem.Port, "sleep", "600"]);
        Assert.NotEqual(0, await thief.WaitForExitAsync(TimeSpan.FromSeconds(30)));

        // Nor by the simulator, which has the other end: it would be blamed for each silence of its module.
        Assert.Equal([site.Agent.Id], LineHolders.Of(new FileInfo(site.Modem.Port).LinkTarget!).Select(holder => holder.Id));
    }
}

using IotSms.EndToEnd.Harness;

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
    public async Task Is_not_taken_from_an_agent_that_has_it()
    {
        await using var site = await Site.StartAsync();
        await using var thief = RunningProcess.Start("flock", ["--no-fork", "--nonblock", site.Modem.Port, "sleep", "600"]);
        Assert.NotEqual(0, await thief.WaitForExitAsync(TimeSpan.FromSeconds(30)));
    }
}

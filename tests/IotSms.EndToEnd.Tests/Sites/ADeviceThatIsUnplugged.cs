using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

public class ADeviceThatIsUnplugged(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tty")]
    [InlineData("serialport")]
    public async Task Is_opened_again_by_the_path_of_the_configuration_whatever_its_name_is_now(string driver)
    {
        await using var site = await Site.StartAsync(
            configure: agent => agent.Configuration["Modems"]![0]!["Driver"] = driver);
        await using var keeper = await OldNameIsKeptAsync(site);
        await site.PublishAsync("send", """{"id":"before","to":"+4790012345","text":"before"}""");
        await site.MessageIsAsync("before", "delivered");
        var (was, seen) = (Device(site), site.Listener.Log.Count);

        await site.Modem.DoAsync(new() { ["do"] = "unplug", ["seconds"] = 2 });
        await site.ModemSaysAsync("\"faulted\"", seen);
        await site.PublishAsync("send", """{"id":"away","to":"+4790012345","text":"away"}""");
        await site.Modem.DeliverAsync("+4790055555", "while away");

        await site.MessageIsAsync("away", "delivered", TimeSpan.FromSeconds(60));
        await site.ReceivedAsync("while away", TimeSpan.FromSeconds(60));
        output.WriteLine($"{was}, then {Device(site)}");
        Assert.NotEqual(was, Device(site));
        Assert.DoesNotContain(
            site.Modem.Events, happening => (string?)happening["event"] == "power" && (string?)happening["state"] != "on");
    }

    // The kernel gives a name away again once nobody has it open. Opened before the agent does, who takes the line for itself alone.
    private static async Task<RunningProcess> OldNameIsKeptAsync(Site site)
    {
        await site.Agent.TerminateAsync();
        var keeper = await Idler.OnAsync(site.Modem.Port);
        var seen = site.Listener.Log.Count;
        site.Agent.Start();
        await site.ModemSaysAsync("\"ready\"", seen);
        return keeper;
    }

    private static string Device(Site site) => new FileInfo(site.Modem.Port).LinkTarget!;
}

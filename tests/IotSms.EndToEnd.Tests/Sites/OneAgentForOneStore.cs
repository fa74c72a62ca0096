using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

public class OneAgentForOneStore(ITestOutputHelper output)
{
    [Fact]
    public async Task A_second_agent_on_the_same_data_is_refused_with_a_clear_line()
    {
        await using var site = await Site.StartAsync();

        var (exit, text, errors) = await IotSmsProgram.RunAsync("run", "--config", site.Agent.ConfigurationFile);

        output.WriteLine(errors + text);
        Assert.Equal(75, exit);
        Assert.Contains(site.Folder["data"], errors + text, StringComparison.Ordinal);
        await site.PublishAsync("send", """{"id":"s","to":"+4790012345","text":"the first goes on"}""");
        await site.MessageIsAsync("s", "delivered");
    }
}

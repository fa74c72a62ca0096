using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

/// <summary>SIGTERM, whatever it is at: it ends well within the 75 s that its unit gives it.</summary>
public class AnAgentThatIsAskedToStop
{
    private const int EndedBySignal = 128 + 15;

    [Fact]
    public async Task Ends_while_it_starts()
    {
        await using var site = await Site.StartAsync();
        await site.Agent.TerminateAsync();
        for (var life = 0; life < 6; life++)
        {
            site.Agent.Start();
            await Task.Delay(TimeSpan.FromMilliseconds(100 * life), TimeProvider.System, TestContext.Current.CancellationToken);
            var exit = await site.Agent.TerminateAsync();
            Assert.True(exit is 0 or EndedBySignal, $"exit {exit} after {100 * life} ms: {string.Join('\n', site.Agent.Errors.Lines)}");
        }
    }

    [Fact]
    public async Task Ends_while_a_submission_is_not_answered_and_takes_it_up_again()
    {
        await using var site = await Site.StartAsync();
        await site.Modem.DoAsync(new() { ["do"] = "answerSubmit", ["with"] = "late", ["seconds"] = 25 });
        await site.PublishAsync("send", """{"id":"s","to":"+4790012345","text":"slow"}""");
        await site.MessageIsAsync("s", "sending");
        Assert.Equal(0, await site.Agent.TerminateAsync());
        site.Agent.Start();
        await site.MessageIsAsync("s", "delivered", TimeSpan.FromSeconds(90));
    }

    [Theory]
    [InlineData("unplug")]
    [InlineData("hang")]
    [InlineData("restart")]
    public async Task Ends_while_it_recovers_its_module(string fault)
    {
        await using var site = await Site.StartAsync();
        var seen = site.Listener.Log.Count;
        await site.Modem.DoAsync(fault == "unplug" ? new() { ["do"] = fault, ["seconds"] = 300 } : new() { ["do"] = fault });
        if (fault == "hang")
        {
            await site.Agent.TerminateAsync();
            site.Agent.Start();
        }

        await site.ModemSaysAsync(fault == "unplug" ? "\"faulted\"" : "\"probing\"", seen);
        Assert.Equal(0, await site.Agent.TerminateAsync());
    }
}

using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Refusals;

public class TheSameRequestAgain
{
    [Fact]
    public async Task Five_times_the_same_id_is_one_SMS()
    {
        await using var site = await Site.StartAsync();

        for (var n = 0; n < 5; n++) await site.PublishAsync("send", """{"id":"once","to":"+4790012345","text":"only once"}""");
        await site.MessageIsAsync("once", "delivered");
        await site.PublishAsync("send", """{"id":"after","to":"+4790012345","text":"the next"}""");
        await site.MessageIsAsync("after", "delivered");

        Assert.Equal(["only once", "the next"], site.Modem.Submitted.Select(e => (string?)e["text"]));
    }

    [Fact]
    public async Task The_same_id_with_another_text_is_an_error_that_says_so()
    {
        await using var site = await Site.StartAsync();
        await site.PublishAsync("send", """{"id":"once","to":"+4790012345","text":"first"}""");
        await site.MessageIsAsync("once", "delivered");

        await site.PublishAsync("send", """{"id":"once","to":"+4790012345","text":"second","transaction":"t9"}""");

        var error = await site.Listener.WaitAsync("error", seen => seen.Topic == "iotsms/site7/error");
        Assert.Equal("id-conflict", (string?)error.Json["code"]);
        Assert.Equal("t9", (string?)error.Json["transaction"]);
        Assert.Single(site.Modem.Submitted);
    }

    [Fact]
    public async Task A_retained_command_is_refused_and_said_so()
    {
        await using var site = await Site.StartAsync();

        await site.PublishAsync("send", """{"id":"r1","to":"+4790012345","text":"again and again"}""", "-r");

        var error = await site.Listener.WaitAsync("error", seen => seen.Topic == "iotsms/site7/error");
        Assert.Equal("retained", (string?)error.Json["code"]);
        await site.PublishAsync("send", """{"id":"r2","to":"+4790012345","text":"fresh"}""");
        await site.MessageIsAsync("r2", "delivered");
        Assert.Equal("fresh", (string?)Assert.Single(site.Modem.Submitted)["text"]);
    }

    [Fact]
    public async Task A_retained_command_that_waited_for_the_agent_is_refused_too()
    {
        await using var site = await Site.StartAsync();
        await site.Agent.TerminateAsync();
        await site.PublishAsync("send/4790012345", "an old order", "-r");

        site.Agent.Start();

        var error = await site.Listener.WaitAsync("error", seen => seen.Topic == "iotsms/site7/error");
        Assert.Equal("retained", (string?)error.Json["code"]);
        Assert.Empty(site.Modem.Submitted);
    }
}

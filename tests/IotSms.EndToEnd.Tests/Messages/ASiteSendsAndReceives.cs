using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Messages;

public class ASiteSendsAndReceives
{
    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task Plain_text_published_to_a_number_is_delivered(string profile)
    {
        await using var site = await Site.StartAsync(profile);

        await site.PublishAsync("send/4790012345", "Pump 3: level 92 %");

        var delivered = await site.Listener.WaitAsync("delivered", seen =>
            seen.Topic.StartsWith("iotsms/site7/message/", StringComparison.Ordinal) && (string?)seen.Json["state"] == "delivered");
        Assert.Equal("+4790012345", (string?)delivered.Json["to"]);
        Assert.Equal("gsm7", (string?)delivered.Json["encoding"]);
        var submitted = Assert.Single(site.Modem.Submitted);
        Assert.Equal("+4790012345", (string?)submitted["to"]);
        Assert.Equal("Pump 3: level 92 %", (string?)submitted["text"]);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_long_unicode_text_leaves_in_three_parts_and_every_state_is_told(string profile)
    {
        await using var site = await Site.StartAsync(profile);
        var text = string.Concat(Enumerable.Repeat("Насос №3 — уровень 92 % 😀. ", 6))[..150];

        await site.PublishAsync("send",
            new JsonObject { ["id"] = "pump3-0915", ["to"] = new JsonArray("+4790012345"), ["text"] = text }.ToJsonString());

        foreach (var state in (string[])["queued", "sending", "sent", "delivered"]) await site.MessageIsAsync("pump3-0915", state);
        var parts = site.Modem.Submitted;
        Assert.Equal(3, parts.Count);
        Assert.Equal(text, string.Concat(parts.OrderBy(part => (int)part["concat"]!["seq"]!).Select(part => (string?)part["text"])));
        Assert.Single(parts.Select(part => (int)part["concat"]!["ref"]!).Distinct());
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_long_text_from_a_phone_is_told_whole(string profile)
    {
        await using var site = await Site.StartAsync(profile);
        var text = string.Concat(Enumerable.Range(1, 60).Select(n => $"{n} greenhouse "));

        await site.Modem.DeliverAsync("+4790055555", text);

        var received = await site.ReceivedAsync(text);
        Assert.Equal("+4790055555", (string?)received.Json["from"]);
        Assert.True((bool)received.Json["complete"]!);
        Assert.Equal("sim1", (string?)received.Json["modem"]);
        Assert.True((int)received.Json["parts"]! > 3);
    }

    [Fact]
    public async Task What_a_phone_sent_while_nobody_listened_waits_in_the_module()
    {
        await using var site = await Site.StartAsync();
        await site.Agent.TerminateAsync();
        await site.Modem.DeliverAsync("+4790055555", "while you were out");

        site.Agent.Start();

        await site.ReceivedAsync("while you were out");
    }
}

using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Refusals;

public class BadRequests(ITestOutputHelper output)
{
    [Fact]
    public async Task Each_is_answered_on_the_error_topic_with_what_is_wrong_and_nothing_is_sent()
    {
        await using var site = await Site.StartAsync();
        var parts300 = new JsonObject { ["to"] = "+4790012345", ["text"] = new string('я', 300 * 67), ["transaction"] = "long" };
        (string Payload, string Transaction, string Code)[] mistakes =
        [
            ("""{"to":"+47900x2345","text":"hello","transaction":"number"}""", "number", "invalid-number"),
            ("""{"to":"+4790012345","text":"","transaction":"empty"}""", "empty", "empty-text"),
            (parts300.ToJsonString(), "long", "too-many-parts"),
            ("""{"to":"+4790012345","text":"hello","txet":"x","transaction":"key"}""", "key", "unknown-field"),
            ("""{"to":"+4790012345","text":"hello","ttl":-5,"transaction":"ttl"}""", "ttl", "bad-value"),
        ];

        foreach (var (payload, transaction, code) in mistakes)
        {
            await site.PublishAsync("send", payload);
            var error = await site.Listener.WaitAsync($"error for {transaction}", seen =>
                seen.Topic == "iotsms/site7/error" && (string?)seen.Json["transaction"] == transaction);
            output.WriteLine(error.Payload);
            Assert.Equal(code, (string?)error.Json["code"]);
            Assert.NotEmpty((string)error.Json["detail"]!);
        }

        await site.PublishAsync("send", "{\"to\":\"+4790012345\", oops");
        var bad = await site.Listener.WaitAsync("error for bad JSON", seen =>
            seen.Topic == "iotsms/site7/error" && (string?)seen.Json["code"] == "bad-json");
        output.WriteLine(bad.Payload);
        await site.PublishAsync("send/12ab34", "hello");
        var topic = await site.Listener.WaitAsync("error for the topic", seen =>
            seen.Topic == "iotsms/site7/error" && seen.Payload.Contains("12ab34", StringComparison.Ordinal));
        output.WriteLine(topic.Payload);

        await site.PublishAsync("send", """{"id":"good","to":"+4790012345","text":"still here"}""");
        await site.MessageIsAsync("good", "delivered");
        Assert.Equal("still here", (string?)Assert.Single(site.Modem.Submitted)["text"]);
    }

    [Fact]
    public async Task A_bad_PDU_is_refused_by_octet_field_and_clause()
    {
        var (exit, _, errors) = await IotSmsProgram.RunAsync("pdu", "decode", "0791947107260000040C91947110325476");

        output.WriteLine(errors);
        Assert.Equal(65, exit);
        var error = JsonNode.Parse(errors)!;
        Assert.NotNull(error["octet"]);
        Assert.NotNull(error["field"]);
        Assert.Contains("23.040", (string)error["clause"]!, StringComparison.Ordinal);
    }
}

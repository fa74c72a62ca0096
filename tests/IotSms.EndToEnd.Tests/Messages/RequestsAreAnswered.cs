using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Messages;

public class RequestsAreAnswered
{
    [Fact]
    public async Task By_the_response_topic_and_correlation_data_of_MQTT_5()
    {
        await using var site = await Site.StartAsync();
        await site.PublishAsync("send", """{"id":"a1","to":"+4790012345","text":"one"}""");
        await site.MessageIsAsync("a1", "delivered");

        await using var request = RunningProcess.Start("mosquitto_rr",
        [
            "-h", "127.0.0.1", "-p", $"{site.Broker.Port}", "-V", "5", "-q", "1", "-W", "20",
            "-t", "iotsms/site7/request/get", "-e", "test/answers", "-D", "publish", "correlation-data", "c-77", "-m", """{"id":"a1"}""",
            "-F", "%D %p",
        ]);
        Assert.Equal(0, await request.WaitForExitAsync(TimeSpan.FromSeconds(30)));

        var line = Assert.Single(request.Output.Lines);
        Assert.StartsWith("c-77 ", line, StringComparison.Ordinal);
        Assert.Equal("delivered", (string?)JsonNode.Parse(line["c-77 ".Length..])!["state"]);
    }

    [Fact]
    public async Task By_the_transaction_for_clients_that_know_no_properties()
    {
        await using var site = await Site.StartAsync();

        await site.PublishAsync("request/preview", """{"to":"+4790012345","text":"gość","transaction":"t-1"}""");

        var answer = await site.Listener.WaitAsync("answer", seen => seen.Topic == "iotsms/site7/response/preview");
        Assert.Equal("t-1", (string?)answer.Json["transaction"]);
        Assert.Equal("ucs2", (string?)answer.Json["encoding"]);
    }

    [Fact]
    public async Task On_the_command_line_too()
    {
        await using var site = await Site.StartAsync();

        var (exit, output, errors) = await IotSmsProgram.RunAsync(
            "send", "--config", site.Agent.ConfigurationFile, "--to", "+4790012345", "--wait", "--json", "from the shell");

        Assert.True(exit == 0, errors);
        Assert.Contains("delivered", output, StringComparison.Ordinal);
        Assert.Equal("from the shell", (string?)Assert.Single(site.Modem.Submitted)["text"]);
    }
}

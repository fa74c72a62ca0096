using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;
using IotSms.Telecontrol.Access;

namespace IotSms.EndToEnd.Commands;

public class ACommandOfOnesOwn
{
    private const string Anna = "+4790000002";

    [Fact]
    public async Task Is_answered_with_what_another_client_on_the_broker_replies()
    {
        await using var site = await StartAsync();
        await using var phone = new Phone(site.Modem, Anna);
        await using var device = await ListenAsync(site, "plant/pump/1/set", "%R\t%p");

        var answering = phone.AskAsync("pump 1 \"; on");
        var question = (await device.Output.WaitAsync("the question", line => line.Contains('\t'), TimeSpan.FromSeconds(30))).Split('\t');
        await MqttTools.PublishAsync(site.Broker.Port, question[0], """{"level":92,"unit":"%"}""");

        Assert.Equal("""{"do":"\"; on"}""", question[1]);
        Assert.StartsWith("iotsms/site7/reply/", question[0], StringComparison.Ordinal);
        Assert.Equal(("Pump 1: 92 %", 1), await answering);
    }

    [Fact]
    public async Task May_be_answered_on_a_fixed_topic_by_a_client_that_knows_no_response_topics()
    {
        await using var site = await StartAsync();
        await using var phone = new Phone(site.Modem, Anna);
        await using var device = await ListenAsync(site, "plant/gate", "%p");

        // It was there before the question: no reply.
        await MqttTools.PublishAsync(site.Broker.Port, "plant/gate/is", "closed", "-r");
        var answering = phone.AskAsync("gate open");
        await device.Output.WaitAsync("the question", line => line == "open", TimeSpan.FromSeconds(30));
        await MqttTools.PublishAsync(site.Broker.Port, "plant/gate/is", "opening", "-V", "mqttv311");

        Assert.Equal(("opening", 1), await answering);
    }

    [Fact]
    public async Task That_nobody_answers_is_answered_in_clear_words()
    {
        await using var site = await StartAsync();
        await using var phone = new Phone(site.Modem, Anna);

        Assert.Equal(("lamp: no answer within 3 s. It may be done or not.", 1), await phone.AskAsync("lamp"));
    }

    [Fact]
    public async Task Hands_a_program_its_arguments_as_plain_text()
    {
        await using var site = await StartAsync();
        await using var phone = new Phone(site.Modem, Anna);
        var victim = site.Folder["victim"];
        File.WriteAllText(victim, "");

        Assert.Equal(($"2: note=[; rm -rf {victim} $(rm {victim})]", 1), await phone.AskAsync($"note ; rm -rf {victim} $(rm {victim})"));
        Assert.True(File.Exists(victim));
    }

    [Fact]
    public async Task Is_given_by_the_broker_and_by_the_command_line_too_and_no_code_is_shown()
    {
        await using var site = await StartAsync();
        await using var phone = new Phone(site.Modem, Anna);

        var request = new JsonObject { ["user"] = "anna", ["text"] = $"{phone.NextCode()} note by mqtt", ["id"] = "req-1" }.ToJsonString();
        await site.PublishAsync("request/command", request);
        await site.PublishAsync("request/command", request);
        await site.Listener.Log.WaitForAllAsync("two responses", _ => Responses(site).Count == 2, TimeSpan.FromSeconds(30));
        var (exit, output, errors) = await IotSmsProgram.RunAsync(
            "command", "--config", site.Agent.ConfigurationFile, "note", "by", "cli");
        await phone.TextAsync($"{phone.NextCode()} note by sms");
        var received = await site.Listener.WaitAsync("the text", seen => seen.Topic == "iotsms/site7/received");

        Assert.All(Responses(site), response => Assert.Equal("2: note=[by mqtt]", (string?)response["text"]));
        Assert.Equal((0, "2: note=[by cli]", ""), (exit, output, errors));
        Assert.Equal("****** note by sms", (string?)received.Json["text"]);
    }

    private static List<JsonNode> Responses(Site site) =>
        [.. site.Listener.Messages.Where(seen => seen.Topic == "iotsms/site7/response/command").Select(seen => seen.Json)];

    private static async Task<RunningProcess> ListenAsync(Site site, string topic, string format)
    {
        var device = RunningProcess.Start("stdbuf",
            [
                "-oL", "mosquitto_sub", "-h", "127.0.0.1", "-p", $"{site.Broker.Port}", "-V", "5", "-q", "1", "-t", topic,
                "-F", format, "-d",
            ]);
        await device.Output.WaitAsync(
            "the device is subscribed", line => line.StartsWith("Subscribed", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        return device;
    }

    private static Task<Site> StartAsync() => Site.StartAsync(simulator: Phone.QuickNetwork, configure: agent =>
    {
        Phone.Add(agent.DataFolder, "anna", Anna, Role.Operate);
        var script = Path.Combine(Path.GetDirectoryName(agent.ConfigurationFile)!, "note.sh");
        File.WriteAllText(script, "#!/bin/sh\nprintf '%s: %s=[%s]' $# \"$1\" \"$2\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        agent.Configuration["Commands"] = new JsonObject
        {
            ["AllowPrograms"] = true,
            ["Own"] = new JsonArray(
                OwnCommands.Mqtt("pump", new JsonObject
                {
                    ["Topic"] = "plant/pump/{{n}}/set", ["Payload"] = """{"do":"{{what}}"}""", ["Wait"] = "00:00:20",
                    ["Answer"] = "Pump {{n}}: {{level}} {{unit}}",
                }, "n", "what"),
                OwnCommands.Mqtt("gate", new JsonObject
                {
                    ["Topic"] = "plant/gate", ["Payload"] = "{{what}}", ["Wait"] = "00:00:20", ["ReplyTopic"] = "plant/gate/is",
                }, "what"),
                OwnCommands.Mqtt("lamp", new JsonObject { ["Topic"] = "plant/lamp", ["Wait"] = "00:00:03" }),
                OwnCommands.Program("note", script, ["note", "{{text}}"], "text")),
        };
    });
}

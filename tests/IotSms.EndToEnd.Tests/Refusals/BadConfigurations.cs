using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Refusals;

public class BadConfigurations(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_mistake_is_named_on_a_line_of_its_own_and_the_agent_does_not_start()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["iotsms.json"], """
            {
              "Agent":  { "Name": "site7", "DataDirectory": "/tmp/never", "Nmae": "x" },
              "Modems": [ { "Name": "sim1", "Port": "/dev/null", "BaudRate": 12, "PinFile": "/nowhere/pin" } ],
              "Mqtt":   { "Url": "http://localhost" },
              "Outbox": { "MaxParts": 300 }
            }
            """, TestContext.Current.CancellationToken);

        var (exit, output1, errors) = await IotSmsProgram.RunAsync("run", "--config", folder["iotsms.json"]);

        output.WriteLine(errors);
        Assert.Equal(78, exit);
        var lines = (errors + "\n" + output1).Split('\n');
        foreach (var key in (string[])["Nmae", "BaudRate", "PinFile", "Mqtt:Url", "MaxParts"])
            Assert.Contains(lines, line => line.Contains(key, StringComparison.OrdinalIgnoreCase)
                || line.Contains(key.Replace(':', '.'), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_port_that_is_not_there_is_told_and_the_outbox_accepts_all_the_same()
    {
        using var folder = new TempFolder();
        await using var broker = new Mosquitto(folder);
        await broker.StartAsync();
        await using var listener = new Subscriber(broker.Port, "listener", "iotsms/#");
        await listener.StartAsync();
        var configuration = AgentProcess.NewConfiguration(folder, broker);
        configuration["Modems"] = new JsonArray(new JsonObject { ["Name"] = "sim1", ["Port"] = "/dev/ttyNotThere" });
        await using var agent = new AgentProcess(folder, configuration);
        agent.Start();

        var faulted = await listener.WaitAsync("modem is faulted", seen =>
            seen.Topic == "iotsms/site7/modem/sim1" && (string?)seen.Json["state"] == "faulted");
        output.WriteLine(faulted.Payload);
        Assert.Contains("/dev/ttyNotThere", (string)faulted.Json["reason"]!, StringComparison.Ordinal);
        await MqttTools.PublishAsync(broker.Port, "iotsms/site7/send", """{"id":"w","to":"+4790012345","text":"waits"}""");
        await listener.WaitAsync("queued", seen => seen.Topic == "iotsms/site7/message/w" && (string?)seen.Json["state"] == "queued");
    }

    [Fact]
    public async Task A_broker_that_refuses_the_password_is_named_in_the_log_and_tried_again()
    {
        using var folder = new TempFolder();
        await using (var made = RunningProcess.Start("mosquitto_passwd", ["-c", "-b", folder["users"], "site7", "right"]))
            Assert.Equal(0, await made.WaitForExitAsync(TimeSpan.FromSeconds(10)));
        await using var broker = new Mosquitto(folder, $"password_file {folder["users"]}");
        await broker.StartAsync();
        await File.WriteAllTextAsync(folder["password"], "wrong\n", TestContext.Current.CancellationToken);
        await using var modem = new SimulatorProcess(folder, "sim800");
        await modem.StartAsync();
        var configuration = AgentProcess.NewConfiguration(folder, broker, modem);
        configuration["Mqtt"]!["User"] = "site7";
        configuration["Mqtt"]!["PasswordFile"] = folder["password"];
        await using var agent = new AgentProcess(folder, configuration);
        agent.Start();

        var line = await agent.Output.WaitAsync("refusal in the log", l =>
            l.Contains("user", StringComparison.OrdinalIgnoreCase) && l.Contains("password", StringComparison.OrdinalIgnoreCase),
            TimeSpan.FromSeconds(30));
        output.WriteLine(line);
        Assert.DoesNotContain("wrong", line, StringComparison.Ordinal);
    }
}

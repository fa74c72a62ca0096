using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

public class WithoutABroker
{
    [Fact]
    public async Task The_agent_hosts_one_and_what_it_acknowledged_survives_its_end()
    {
        using var folder = new TempFolder();
        await using var never = new Mosquitto(folder);
        await using var modem = new SimulatorProcess(folder, "sim800");
        await modem.StartAsync("--submit-time", "60ms", "--report-delay", "40ms", "--command-time", "2ms");
        var configuration = AgentProcess.NewConfiguration(folder, never, modem);
        await File.WriteAllTextAsync(folder["users"], "sensor:s3cret\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(folder["users"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        configuration["Mqtt"]!["Url"] = $"embedded://127.0.0.1:{never.Port}";
        configuration["Mqtt"]!["UsersFile"] = folder["users"];
        await using var agent = new AgentProcess(folder, configuration);
        var random = new Random(7);
        var acknowledged = new List<string>();

        agent.Start();
        await Assert.ThrowsAsync<InvalidOperationException>(() => PublishUntilAsync(agent, never.Port, "w", "wrong"));
        for (var kill = 0; kill < 12; kill++)
        {
            // The publisher tries until it has a PUBACK; the agent dies under it at some moment.
            // Every second time it listens before its time runs: on a busy machine it would not live to see a PUBACK else.
            if (kill % 2 == 1) await ListensAsync(agent);
            var death = KillAfterAsync(agent, TimeSpan.FromMilliseconds(random.Next(20, 900)));
            for (var n = 0; n < 2; n++)
            {
                var id = $"e{kill}-{n}";
                if (await TryPublishAsync(never.Port, id, "s3cret")) acknowledged.Add(id);
            }

            await death;
            agent.Start();
        }

        Assert.NotEmpty(acknowledged);
        foreach (var id in acknowledged)
        {
            var end = await EndAsync(agent, id);
            var copies = modem.Submitted.Count(e => (string?)e["text"] == $"<{id}>");
            Assert.True(copies == 1 || (copies > 1 && (bool)end["possibleDuplicate"]!), $"{id}: {copies} copies, {end.ToJsonString()}");
        }
    }

    private static Task<string> ListensAsync(AgentProcess agent) =>
        agent.Output.WaitAsync(
            "it listens", line => line.Contains("embedded broker listens", StringComparison.Ordinal), TimeSpan.FromSeconds(60));

    private static async Task KillAfterAsync(AgentProcess agent, TimeSpan life)
    {
        await Task.Delay(life, TimeProvider.System, TestContext.Current.CancellationToken);
        await agent.KillAsync();
    }

    private static async Task PublishUntilAsync(AgentProcess agent, int port, string id, string password)
    {
        await agent.Output.WaitAsync(
            "the broker is there", line => line.Contains("Broker", StringComparison.OrdinalIgnoreCase), TimeSpan.FromSeconds(20));
        if (!await TryPublishAsync(port, id, password)) throw new InvalidOperationException("refused");
    }

    private static async Task<bool> TryPublishAsync(int port, string id, string password)
    {
        var payload = new JsonObject { ["id"] = id, ["to"] = "+4790012345", ["text"] = $"<{id}>" }.ToJsonString();
        await using var publisher = RunningProcess.Start("mosquitto_pub",
            [
                "-h", "127.0.0.1", "-p", $"{port}", "-V", "5", "-q", "1", "-u", "sensor", "-P", password,
                "-t", "iotsms/site7/send", "-m", payload,
            ]);
        return await publisher.WaitForExitAsync(TimeSpan.FromSeconds(30)) == 0;
    }

    private static async Task<JsonNode> EndAsync(AgentProcess agent, string id)
    {
        for (var tries = 0; ; tries++)
        {
            var (exit, output, _) = await IotSmsProgram.RunAsync("messages", "show", "--config", agent.ConfigurationFile, "--json", id);
            if (exit == 0 && JsonNode.Parse(output)!["state"] is { } state && (string?)state is "sent" or "delivered")
                return JsonNode.Parse(output)!;
            Assert.True(tries < 100, $"{id} does not end: {output}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

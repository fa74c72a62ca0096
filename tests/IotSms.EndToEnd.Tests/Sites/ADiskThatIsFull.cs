using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

public class ADiskThatIsFull(ITestOutputHelper output)
{
    [Fact]
    public async Task Refuses_with_a_clear_error_and_resumes_by_itself()
    {
        using var folder = new TempFolder();
        var data = folder["small"];
        Directory.CreateDirectory(data);
        await using (var mount = RunningProcess.Start("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", data]))
            Assert.SkipUnless(await mount.WaitForExitAsync(TimeSpan.FromSeconds(10)) == 0, "mounting a small file system needs root");
        try
        {
            await using var broker = new Mosquitto(folder);
            await broker.StartAsync();
            await using var listener = new Subscriber(broker.Port, "listener", "iotsms/#");
            await listener.StartAsync();
            await using var modem = new SimulatorProcess(folder, "sim800");
            await modem.StartAsync("--submit-time", "50ms", "--report-delay", "50ms");
            var configuration = AgentProcess.NewConfiguration(folder, broker, modem);
            configuration["Agent"]!["DataDirectory"] = data;
            await using var agent = new AgentProcess(folder, configuration);
            agent.Start();
            await listener.WaitAsync(
                "the agent listens", seen => seen.Topic == "iotsms/site7/state" && (string?)seen.Json["state"] == "online");
            await PublishAsync(broker, "before");
            await StateAsync(listener, "before", "delivered");

            var filler = Path.Combine(data, "filler");
            Fill(filler);
            await PublishAsync(broker, "during");
            var error = await listener.WaitAsync("disk full", seen =>
                seen.Topic == "iotsms/site7/error" && (string?)seen.Json["code"] == "disk-full");
            output.WriteLine(error.Payload);
            File.Delete(filler);

            // The broker still has it: it was never acknowledged.
            await StateAsync(listener, "during", "delivered", TimeSpan.FromSeconds(90));
            Assert.Equal(["before", "during"], modem.Submitted.Select(e => (string?)e["text"]));
        }
        finally
        {
            await using var unmount = RunningProcess.Start("umount", ["-l", data]);
            await unmount.WaitForExitAsync(TimeSpan.FromSeconds(10));
        }
    }

    private static Task PublishAsync(Mosquitto broker, string id) => MqttTools.PublishAsync(broker.Port, "iotsms/site7/send",
        new JsonObject { ["id"] = id, ["to"] = "+4790012345", ["text"] = id }.ToJsonString());

    private static Task<Seen> StateAsync(Subscriber listener, string id, string state, TimeSpan? limit = null) => listener.WaitAsync(
        $"{id} is {state}", seen => seen.Topic == $"iotsms/site7/message/{id}" && (string?)seen.Json["state"] == state, limit);

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // Full: that is the point.
        }
    }
}

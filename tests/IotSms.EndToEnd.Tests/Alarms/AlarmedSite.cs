using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.EndToEnd.Alarms;

/// <summary>A site with rules, and with people who are told: what they got is asked of the network alone.</summary>
internal static class AlarmedSite
{
    public const string Anna = "+4790000001", Bo = "+4790000002", Pin = "4711";

    private static readonly string[] QuickNetwork =
    [
        "--submit-time", "80ms", "--report-delay", "60ms", "--command-time", "3ms", "--deliver-time", "50ms", "--boot-time-scale", "0.1",
        "--log-at",
    ];

    public static Task<Site> StartAsync(JsonObject alarms, params string[] team) =>
        Site.StartAsync(simulator: QuickNetwork, configure: agent => Configure(agent, alarms, team));

    private static void Configure(AgentProcess agent, JsonObject alarms, string[] team)
    {
        alarms["Rules"] = new JsonArray(
            new JsonObject { ["Name"] = "high", ["Topic"] = "plant/+/level", ["Above"] = 80, ["Tell"] = "team" },
            new JsonObject { ["Name"] = "fire", ["Topic"] = "plant/fire", ["Is"] = "on", ["Severity"] = "critical", ["Tell"] = "team" });
        alarms["Groups"] = new JsonArray(
            new JsonObject { ["Name"] = "team", ["Members"] = new JsonArray([.. team.Select(name => (JsonNode)name)]) });
        agent.Configuration["Alarms"] = alarms;
        agent.Configuration["Access"] = new JsonObject { ["Proofs"] = new JsonObject { ["Operate"] = "pin" } };
        agent.Configuration["Outbox"]!["UnknownWait"] = "00:00:01";
        var users = Path.Combine((string)agent.Configuration["Agent"]!["DataDirectory"]!, "users");
        Directory.CreateDirectory(users);
        foreach (var (name, number) in ((string, string)[])[("anna", Anna), ("bo", Bo)])
        {
            UserFiles.Write(users, new(
                new User { Name = name, Numbers = [number], Role = Role.Operate }, new Credential.Pin(PinHash.Of(Pin), Pin.Length)));
        }
    }

    /// <summary>A sensor says a value.</summary>
    public static Task SayAsync(this Site site, string topic, string value) => MqttTools.PublishAsync(site.Broker.Port, topic, value);

    /// <summary>The first time that an alarm is in a state.</summary>
    public static Task<Seen> AlarmIsAsync(this Site site, string alarm, string state) => site.Listener.WaitAsync(
        $"alarm {alarm} is {state}",
        seen => seen.Topic == $"iotsms/site7/alarm/{alarm}" && (string?)seen.Json["state"] == state, TimeSpan.FromSeconds(60));

    /// <summary>The network has a text for somebody that says this.</summary>
    public static Task<string> HasAsync(this LineLog module, string to, string words) => module.WaitAsync(
        $"the network has '{words}' for {to}",
        line => line.Contains("\"event\":\"submitted\"", StringComparison.Ordinal) && line.Contains(to, StringComparison.Ordinal)
            && line.Contains(words, StringComparison.Ordinal),
        TimeSpan.FromSeconds(60));

    public static async Task KillAndStartAsync(this Site site)
    {
        await site.Agent.KillAsync();
        site.Agent.Start();
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IotSms.EndToEnd.Harness;
using IotSms.Telecontrol.Access;

namespace IotSms.EndToEnd.Commands;

public class EveryCommandOfASite
{
    private const string Bob = "+4790000003";

    /// <summary>What is texted with a fresh code, the answer (* is anything) and the short messages that it takes.</summary>
    private static readonly (string Words, string Answer, int Segments)[] Table =
    [
        ("help", "Text help with one of: ack agent alarms *signal status unmute*", 1),
        ("help relay", "relay N on|off|pulse T", 1),
        ("status", "site7 up *, 0 to send\nsim1 ready, *, -* dBm, * V*", 1),
        ("signal", "sim1 -* dBm, *, *", 1),
        ("balance", "Balance 42.50 (*).", 1),
        ("ussd *100#", "Balance: 42.50 NOK", 1),
        ("outputs", "pump off", 1),
        ("relay pump on", "OK: pump on", 1),
        ("relay 1 off", "OK: pump off", 1),
        ("relay pump pulse 1m", "OK: pump on for 1 min", 1),
        ("outputs", "pump on for *", 1),
        ("relay valve on", "There is no valve.", 1),
        ("relay pump", "Which output, and what? Write: relay N on|off|pulse T", 1),
        ("inputs", "door off", 1),
        ("input door", "door off since *", 1),
        ("alarms", "No alarm is open.", 1),
        ("ack 42", "There is no alarm 42. Write: ack *", 1),
        ("mute 2h", "Alarms muted until *. Critical ones still come.", 1),
        ("unmute", "Alarms are told again.", 1),
        ("send 90012345 the gate is open", "Accepted for +4790012345, 1 SMS.", 1),
        ("log", "*", 1),
        ("config get", "Outbox:PerRecipientPerHour\nOutbox:QuietHours", 1),
        ("config set PerRecipientPerHour many", "Failed: Outbox:PerRecipientPerHour \"many\": is no whole number; *", 1),
        ("config set PerRecipientPerHour 100", "Outbox:PerRecipientPerHour = 100 after agent restart.", 1),
        ("config get quiethours", "Outbox:QuietHours = (default)", 1),
        ("echo two words", "1 two words", 1),
        ("relaj pump on", "Unknown: relaj. Did you mean relay N on|off|pulse T?", 1),
        ("modem restart", "modem restart: sure? Answer within 5 min with a new code: 123456 yes", 1),
        ("yes", "sim1 restarts now.", 1),
        ("agent restart", "agent restart: sure? Answer within 5 min with a new code: 123456 yes", 1),
        ("yes", "The agent restarts now.", 1),
    ];

    [Fact]
    public async Task Is_answered_in_the_segments_it_takes_and_obeyed_once()
    {
        await using var site = await Site.StartAsync(simulator: Phone.QuickNetwork, configure: agent =>
        {
            Phone.Add(agent.DataFolder, "bob", Bob, Role.Admin);
            agent.Configuration["Points"] = new JsonArray(
                new JsonObject { ["Name"] = "pump", ["Kind"] = "output", ["Driver"] = "simulated", ["Line"] = 1 },
                new JsonObject { ["Name"] = "door", ["Kind"] = "input", ["Driver"] = "simulated", ["Line"] = 2 });
            agent.Configuration["Balance"] = new JsonObject { ["Code"] = "*100#" };
            agent.Configuration["Commands"] = new JsonObject
            {
                ["AllowPrograms"] = true,
                ["Settings"] = new JsonArray("Outbox:PerRecipientPerHour", "Outbox:QuietHours"),
                ["Own"] = new JsonArray(OwnCommands.Program("echo", "/bin/sh", ["-c", "echo $# \"$1\"", "sh", "{{note}}"], "note")),
            };
        });
        await site.Modem.DoAsync(new JsonObject { ["do"] = "ussd", ["code"] = "*100#", ["text"] = "Balance: 42.50 NOK" });
        await using var phone = new Phone(site.Modem, Bob);

        List<string> wrong = [];
        foreach (var (words, answer, segments) in Table)
        {
            var (text, took) = await phone.AskAsync(words);
            if (took != segments || !Regex.IsMatch(text, $"^{Regex.Escape(answer).Replace("\\*", ".*")}$", RegexOptions.Singleline))
                wrong.Add($"{words}: {took} segments: {text}");
        }

        Assert.Empty(wrong);
        Assert.Equal(0, await site.Agent.WaitForExitAsync());
        var received = phone.Received;
        site.Agent.Start();
        Assert.Equal(("Outbox:PerRecipientPerHour = 100", 1), await phone.AskAsync("config get perrecipientperhour"));
        Assert.Equal(received + 1, phone.Received);
    }
}

using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Alarms;

/// <summary>
/// A sensor is above its limit; the first person is told, does not answer, the second one is told and acknowledges; it is over. The agent
/// is killed at every step of it.
/// </summary>
public class AStoryIsInterrupted
{
    private const string Alarm = "high/pump3";

    [Fact]
    public async Task After_each_step_and_it_goes_on()
    {
        await using var site = await StartAsync();
        await using var follow = site.Modem.Follow();
        var module = follow.Output;

        await site.SayAsync("plant/pump3/level", "93");
        await site.KillAndStartAsync();
        await site.AlarmIsAsync(Alarm, "raised");
        await site.KillAndStartAsync();
        await module.HasAsync(AlarmedSite.Anna, "ALARM 1");
        await site.KillAndStartAsync();
        await module.HasAsync(AlarmedSite.Bo, "ALARM 1");
        await site.KillAndStartAsync();
        await site.Modem.DeliverAsync(AlarmedSite.Bo, $"{AlarmedSite.Pin} ack");
        await site.KillAndStartAsync();
        await site.AlarmIsAsync(Alarm, "acknowledged");
        await site.KillAndStartAsync();
        await module.HasAsync(AlarmedSite.Bo, "acknowledged");
        await site.SayAsync("plant/pump3/level", "41");
        await site.KillAndStartAsync();
        await site.AlarmIsAsync(Alarm, "cleared");
        await site.KillAndStartAsync();

        await TheStoryIsWholeAsync(site);
    }

    [Fact]
    public async Task While_each_text_is_on_its_way_and_it_goes_on()
    {
        await using var site = await StartAsync();
        await using var follow = site.Modem.Follow();
        var module = follow.Output;

        await KilledInTheNextSubmissionAsync(() => site.SayAsync("plant/pump3/level", "93"));
        await module.HasAsync(AlarmedSite.Anna, "ALARM 1");
        await KilledInTheNextSubmissionAsync(() => Task.CompletedTask);
        await module.HasAsync(AlarmedSite.Bo, "ALARM 1");
        await KilledInTheNextSubmissionAsync(() => site.Modem.DeliverAsync(AlarmedSite.Bo, $"ack 1 {AlarmedSite.Pin}"));
        await site.AlarmIsAsync(Alarm, "acknowledged");
        await KilledInTheNextSubmissionAsync(() => site.SayAsync("plant/pump3/level", "41"));

        await TheStoryIsWholeAsync(site);

        async Task KilledInTheNextSubmissionAsync(Func<Task> cause)
        {
            var seen = module.Count;
            await cause();
            await module.WaitAsync(
                "a text is submitted",
                line => line.Contains("\"what\":\"prompt\"", StringComparison.Ordinal), TimeSpan.FromSeconds(60), seen);
            await site.KillAndStartAsync();
        }
    }

    private static Task<Site> StartAsync() => AlarmedSite.StartAsync(
        new JsonObject { ["Escalation"] = new JsonObject { ["After"] = "00:00:02", ["Rounds"] = 1 } }, "anna", "bo");

    private static async Task TheStoryIsWholeAsync(Site site)
    {
        string[] steps = ["alarm-1-1-anna", "alarm-1-2-bo", "alarm-1-clear-anna", "alarm-1-clear-bo"];
        foreach (var step in steps)
        {
            await site.Listener.WaitAsync($"{step} has left", seen => seen.Topic == $"iotsms/site7/message/{step}"
                && (string?)seen.Json["state"] is "sent" or "delivered", TimeSpan.FromSeconds(60));
        }

        var alarm = await site.AlarmIsAsync(Alarm, "cleared");
        Assert.Equal("bo", (string?)alarm.Json["acknowledgedBy"]);
        Assert.Equal(["anna", "bo"], alarm.Json["told"]!.AsArray().Select(told => (string?)told!["to"]));
        var texts = site.Modem.Submitted
            .Select(sent => ((string)sent["to"]!, (string)sent["text"]!)).Where(sent => !sent.Item2.Contains("acknowledged")).ToList();
        string[] people = [AlarmedSite.Anna, AlarmedSite.Bo, AlarmedSite.Anna, AlarmedSite.Bo];
        string[] beginnings = ["ALARM 1: pump3 high: 93", "ALARM 1: pump3 high: 93", "OVER 1", "OVER 1"];
        foreach (var (step, to, words) in steps.Zip(people, beginnings))
        {
            var copies = texts.RemoveAll(sent => sent.Item1 == to && sent.Item2.StartsWith(words, StringComparison.Ordinal));
            Assert.True(copies >= 1, $"{step} is lost");
            Assert.True(copies == 1 || IsMarked(site, step), $"{step} is doubled unmarked");
        }

        Assert.Empty(texts);
    }

    private static bool IsMarked(Site site, string id) => site.Listener.Messages.Any(seen =>
        seen.Topic == $"iotsms/site7/message/{id}" && (bool?)seen.Json["possibleDuplicate"] == true);
}

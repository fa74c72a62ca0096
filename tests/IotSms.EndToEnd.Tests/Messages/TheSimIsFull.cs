using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Messages;

public class TheSimIsFull
{
    private const int Slots = 40, KeptByTheNetwork = 3;

    [Fact]
    public async Task All_forty_and_what_the_network_kept_are_told_once_and_the_SIM_is_empty()
    {
        await using var site = await Site.StartAsync(simulator: ["--deliver-time", "20ms", "--command-time", "3ms"]);
        await site.Agent.TerminateAsync();
        var texts = Enumerable.Range(1, Slots + KeptByTheNetwork).Select(n => $"reading {n}").ToList();
        foreach (var text in texts) await site.Modem.DeliverAsync("+4790055555", text);
        await UntilAsync(() => Count(site, "stored") == Slots);

        site.Agent.Start();

        foreach (var text in texts) await site.ReceivedAsync(text);
        await UntilAsync(() => Count(site, "deleted") == texts.Count);
        await site.Listener.WaitAsync("the SIM is told as empty", seen =>
            seen.Topic == "iotsms/site7/modem/sim1" && (int?)seen.Json["slotsUsed"] == 0 && (int?)seen.Json["slotsTotal"] == Slots);
        Assert.Equal(
            texts.Order(),
            site.Listener.Messages.Where(seen => seen.Topic == "iotsms/site7/received").Select(seen => (string?)seen.Json["text"]).Order());
    }

    [Fact]
    public async Task A_wrong_PIN_is_tried_once_and_the_tries_left_are_told()
    {
        await using var site = await Site.StartAsync(
            simulator: ["--pin", "1234"], configure: agent => agent.Configuration["Modems"]![0]!["Pin"] = "9999", awaitReady: false);

        var locked = await site.Listener.WaitAsync("sim1 is locked after the try", seen =>
            seen.Topic == "iotsms/site7/modem/sim1" && (string?)seen.Json["state"] == "simLocked" && (int?)seen.Json["pinTriesLeft"] == 2);

        Assert.Contains("PIN", (string?)locked.Json["reason"]);
        var (_, told, _) = await IotSmsProgram.RunAsync("status", "--config", site.Agent.ConfigurationFile);
        Assert.Contains("sim1 simLocked: ", told);
        Assert.Contains("2 PIN tries left", told);
    }

    private static int Count(Site site, string happened) => site.Modem.Events.Count(e => (string?)e["event"] == happened);

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (!holds()) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
    }
}

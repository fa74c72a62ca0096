using System.Text.Json.Nodes;
using IotSms.Simulator.Behaviours;

namespace IotSms.Hil.Scenarios;

/// <summary>
/// The power of the whole mast fails while texts wait on the SD card and one is in doubt: the network has taken it, and its
/// answer has not come. After the reboot each text that was acknowledged is there and leaves.
/// </summary>
internal static class PowerCut
{
    private const int BeforeTheCut = 3;

    public static async Task RunAsync(Rig rig)
    {
        rig.InsertCard();
        rig.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromMinutes(10) }, nth: BeforeTheCut));
        var acknowledged = await QueueUntilTheCutAsync(rig);
        var board = await rig.SwitchOnAsync();
        await board.Guest.DoAsync("start");
        foreach (var id in acknowledged)
            await rig.Log.WaitAsync($"{id} leaves", line => line.Contains($"'{Text(id)}'", StringComparison.Ordinal), Limits.Recovery);
        var messages = new Dictionary<string, JsonNode>();
        foreach (var id in acknowledged)
        {
            var shown = await board.Guest.DoAsync(
                $"until iotsms messages show {id} | grep -qE '^state: +(sent|delivered)'; do sleep 1; done; "
                + $"iotsms messages show --json {id}",
                Limits.Recovery);
            messages[id] = JsonNode.Parse(string.Concat(shown))!;
        }

        var twice = acknowledged.Where(id => rig.Accepted(Text(id)) > 1).ToList();
        rig.Hold(acknowledged.All(id => rig.Accepted(Text(id)) > 0), $"all {acknowledged.Count} acknowledged texts left");
        rig.Hold(twice.All(id => (bool?)messages[id]["possibleDuplicate"] == true),
            $"none left twice unmarked; twice and marked: {twice.Count}");
    }

    private static async Task<List<string>> QueueUntilTheCutAsync(Rig rig)
    {
        var acknowledged = new List<string>();
        var board = await rig.SwitchOnAsync();
        await board.Guest.DoAsync("start; ready", Limits.Ready);
        var doubt = rig.Log.WaitForAllAsync("one is in doubt", lines => lines.Count(
            line => line.StartsWith("the network accepts", StringComparison.Ordinal)) == BeforeTheCut, Limits.Ready);
        for (var number = 1; !doubt.IsCompleted || acknowledged.Count < 2 * BeforeTheCut; number++)
        {
            var id = $"cut{number}";
            await board.Guest.DoAsync($"iotsms send --to +4790010{number:000} --id {id} '{Text(id)}'");
            acknowledged.Add(id);
        }

        await doubt;
        rig.Transcript.Add("host", $"the power fails; acknowledged: {string.Join(", ", acknowledged)}; and one is on its way");
        var unanswered = board.Guest.DoAsync($"iotsms send --to +4790010000 --id cut0 '{Text("cut0")}'");
        await Task.WhenAny(unanswered, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System));
        await rig.CutPowerAsync();
        if (unanswered.IsCompletedSuccessfully) acknowledged.Add("cut0");
        return acknowledged;
    }

    private static string Text(string id) => $"Level alarm {id}";
}

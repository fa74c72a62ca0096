using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Events;

namespace IotSms.Hil.Scenarios;

/// <summary>The module answers nothing any more, whatever is typed at it; only PWRKEY helps.</summary>
internal static class ModuleHung
{
    public static async Task RunAsync(Rig rig)
    {
        var board = await rig.SwitchOnAsync();
        await board.Guest.DoAsync("start; ready", Limits.Ready);

        var before = rig.Events.Count;
        rig.Transcript.Add("host", "the module hangs from here on");
        rig.Module.Add(new SilentHang());
        await board.Guest.DoAsync("iotsms send --to +4790012345 --id hung --wait --timeout 600 'Frost in house 2'", Limits.Recovery);

        var power = rig.Events.Skip(before).OfType<SimulatorEvent.Power>().Select(power => $"{power.State}: {power.Reason}").ToList();
        rig.Hold(
            power is ["shuttingDown: power key", "off: power key", "booting: power key", "on: booted"],
            $"PWRKEY switched it off and on ({string.Join("; ", power)})");
        rig.Hold(rig.Accepted("Frost in house 2") == 1, "the text that waited went out, once");
    }
}

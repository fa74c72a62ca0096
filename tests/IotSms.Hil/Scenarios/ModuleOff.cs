using IotSms.Simulator.Events;

namespace IotSms.Hil.Scenarios;

/// <summary>The module is off: the agent sees STATUS low, presses PWRKEY, and a text goes each way.</summary>
internal static class ModuleOff
{
    public static async Task RunAsync(Rig rig)
    {
        var board = await rig.SwitchOnAsync();
        await board.Guest.DoAsync("start; ready", Limits.Ready);
        var power = rig.Events.OfType<SimulatorEvent.Power>().Select(power => power.State).ToList();
        rig.Hold(power is ["booting", "on"], "one pulse of PWRKEY started the module");

        await board.Guest.DoAsync("iotsms send --to +4790012345 --wait 'Pump 3: level 92 %'");
        rig.Hold(rig.Accepted("Pump 3: level 92 %") == 1, "the text went out, once");

        rig.Module.Text("+4790055555", "status?");
        var inbox = await board.Guest.DoAsync(
            "until iotsms messages list --box in | grep -F 'status?'; do sleep 1; done", Limits.Ready);
        rig.Hold(inbox.Count(line => line.Contains("+4790055555", StringComparison.Ordinal)) == 1, "the text came in, once");
    }
}

using System.Globalization;
using IotSms.Simulator.Profiles;

namespace IotSms.Hil.Scenarios;

/// <summary>SIGKILL while PWRKEY is pressed: the kernel leaves the line as it is, and who comes next must let it go.</summary>
internal static class AgentKilledInPulse
{
    public static async Task RunAsync(Rig rig)
    {
        var board = await rig.SwitchOnAsync();
        // Long enough to strike into; too short to stop a module that runs. A SIM800's own pulse is just that.
        if (rig.Module.Options.Profile == ModuleProfile.Sim7600)
            await board.Guest.DoAsync("export IOTSMS__Modems__0__Power__PowerOnPulse=00:00:02");
        await board.Guest.DoAsync("start");
        await board.PowerLines.Pressed.WaitAsync(Limits.Ready, TimeProvider.System);
        await board.Guest.DoAsync("kill -9 $agent; wait $agent; ! kill -0 $agent 2>/dev/null");
        await board.Guest.DoAsync("sleep 3");
        rig.Hold(
            rig.Transcript.Entries.Last(entry => entry.Text.StartsWith("PWRKEY", StringComparison.Ordinal)).Text == "PWRKEY high: pressed",
            "3 s after the process is gone PWRKEY is still pressed");

        var again = rig.Transcript.Now;
        await board.Guest.DoAsync("start; ready", Limits.Ready);
        var lines = rig.Transcript.Entries.Where(entry => entry.At >= again).ToList();
        var released = lines.First(entry => entry.Text.StartsWith("PWRKEY", StringComparison.Ordinal));
        var spoken = lines.First(entry => entry.Source == "uart >");
        rig.Hold(released.Text.StartsWith("PWRKEY low", StringComparison.Ordinal) && released.At < spoken.At,
            string.Create(CultureInfo.InvariantCulture,
                $"the next agent let PWRKEY go at {released.At.TotalSeconds:0.000} s, its first byte at {spoken.At.TotalSeconds:0.000} s"));
        await board.Guest.DoAsync("iotsms send --to +4790012345 --wait 'Back again'");
        rig.Hold(rig.Accepted("Back again") == 1, "the module is in service");
    }
}

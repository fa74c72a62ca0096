using System.Globalization;
using static IotSms.Hil.SiteLines;

namespace IotSms.Hil.Scenarios;

/// <summary>
/// Two outputs and an input of the site, ordered by MQTT and by text: levels are those that the kernel drives. SIGKILL in a pulse, and
/// the next start: the pulse is over, and the output that is to be restored is on.
/// </summary>
internal static class PointsAtWork
{
    private const string Anna = "+4790055555";

    private const string Configured =
        "mkdir -p /var/lib/iotsms/users; "
        + $$"""echo '{"numbers":["{{Anna}}"],"role":"operate","proof":"hotp"}' >/var/lib/iotsms/users/anna.json; """
        + "echo GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ >/var/lib/iotsms/users/anna.secret; chmod 600 /var/lib/iotsms/users/*; "
        + "export IOTSMS__Points__0__Name=pump IOTSMS__Points__0__Line=20 IOTSMS__Points__0__MqttSet=true "
        + "IOTSMS__Points__1__Name=heater IOTSMS__Points__1__Line=21 IOTSMS__Points__1__MqttSet=true IOTSMS__Points__1__Restore=true "
        + "IOTSMS__Points__2__Name=door IOTSMS__Points__2__Kind=input IOTSMS__Points__2__Line=22";

    public static async Task RunAsync(Rig rig)
    {
        var board = await rig.SwitchOnAsync();
        var lines = board.SiteLines;
        await board.Guest.DoAsync(Configured);
        await lines.SetDoorAsync(isClosed: false);
        await board.Guest.DoAsync("start");
        await lines.IsDrivenAsync(Pump, Drive.Low);
        await lines.IsDrivenAsync(Heater, Drive.Low);
        await SaysAsync(board, "door off");

        await board.Guest.DoAsync("publish pump on");
        await lines.IsDrivenAsync(Pump, Drive.High);
        await SaysAsync(board, "pump on");
        await board.Guest.DoAsync("publish pump off");
        await lines.IsDrivenAsync(Pump, Drive.Low);
        rig.Hold(true, "the relay follows what is published");

        await board.Guest.DoAsync("publish pump 'pulse 2s'");
        var on = await lines.IsDrivenAsync(Pump, Drive.High);
        var length = await lines.IsDrivenAsync(Pump, Drive.Low) - on;
        rig.Hold(length < TimeSpan.FromSeconds(10), string.Create(
            CultureInfo.InvariantCulture, $"a pulse of 2 s ended by itself, seen for {length.TotalSeconds:0.0} s"));

        await lines.SetDoorAsync(isClosed: true);
        await SaysAsync(board, "door on");
        await lines.SetDoorAsync(isClosed: false);
        await SaysAsync(board, "door off");
        rig.Hold(true, "the contact is seen to close and to open");

        await OrderByTextAsync(rig, board);
        await KillInPulseAsync(rig, board);

        await board.Guest.DoAsync("publish pump on");
        await lines.IsDrivenAsync(Pump, Drive.High);
        await board.Guest.DoAsync("kill $agent; wait $agent");
        rig.Hold(await lines.DriveOfAsync(Pump) != Drive.High, "at the stop the pump was switched off");
    }

    /// <summary>Codes 0 and 1 of RFC 4226, appendix D; the first one again is refused.</summary>
    private static async Task OrderByTextAsync(Rig rig, Board board)
    {
        await board.Guest.DoAsync("ready", Limits.Ready);
        await TextAsync(rig, "755224 relay pump on", "OK: pump on");
        await board.SiteLines.IsDrivenAsync(Pump, Drive.High);
        await TextAsync(rig, "755224 relay pump off", "This code was used before: wait for the next one.");
        rig.Hold(await board.SiteLines.DriveOfAsync(Pump) == Drive.High, "a text with a code switched the pump on, and not again");
        await TextAsync(rig, "287082 relay pump off", "OK: pump off");
        await board.SiteLines.IsDrivenAsync(Pump, Drive.Low);
    }

    private static async Task TextAsync(Rig rig, string text, string answer)
    {
        var before = rig.Log.Lines.Count;
        rig.Module.Text(Anna, text);
        await rig.Log.WaitAsync(
            $"the answer to {text}", line => line.Contains($"'{answer}' to {Anna}", StringComparison.Ordinal), Limits.Ready, before);
    }

    private static async Task KillInPulseAsync(Rig rig, Board board)
    {
        var lines = board.SiteLines;
        await board.Guest.DoAsync("publish heater on");
        await lines.IsDrivenAsync(Heater, Drive.High);
        await SaysAsync(board, "heater on");
        await board.Guest.DoAsync("publish pump 'pulse 60s'");
        await lines.IsDrivenAsync(Pump, Drive.High);
        await board.Guest.DoAsync("kill -9 $agent; wait $agent; ! kill -0 $agent 2>/dev/null");
        rig.Transcript.Add("gpio", $"after SIGKILL line {Pump} is driven: {await lines.DriveOfAsync(Pump)}");

        await board.Guest.DoAsync("start");
        await lines.IsDrivenAsync(Pump, Drive.Low);
        await lines.IsDrivenAsync(Heater, Drive.High);
        await SaysAsync(board, "heater on");
        rig.Hold(await lines.DriveOfAsync(Pump) == Drive.Low, "the next agent ended the pulse and restored the heater");
    }

    private static async Task SaysAsync(Board board, string state) => await board.Guest.DoAsync(
        $"until iotsms status 2>/dev/null | grep -q ' {state}'; do sleep 1; done", Limits.Ready);
}

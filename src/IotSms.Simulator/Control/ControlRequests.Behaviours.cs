using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Module;

namespace IotSms.Simulator.Control;

/// <summary>Behaviours to be stacked on the module.</summary>
internal sealed partial class ControlRequests
{
    private static readonly string[] Points = ["beforeAnswer", "insideAnswer", "beforePrompt", "afterPrompt", "inNetwork"];

    private ControlRequest[] BehaviourRequests() =>
    [
        new("hang", [], "The firmware hangs until the power key or the supply starts it anew.", (_, _) => Stack(new SilentHang())),
        new("brownOut",
            [
                ("atOctet", "strikes at so many characters typed at the prompt (40); 0: in the network"),
                ("seconds", "in the network: so long after the PDU (1)"), ("accepted", "in the network: the message was taken (false)"),
            ],
            "The supply sags at the next send; the module starts anew 3 s later.", (fields, _) =>
                Stack(new BrownOut(fields.Number("atOctet", 40), fields.Seconds("seconds", 1), fields.Flag("accepted", false)))),
        new("underVoltage", [], "Three warnings 10 s apart, then off.", (_, _) => Stack(new UnderVoltage())),
        new("interject",
            [
                ("text", "the line"), ("point", string.Join(" | ", Points)), ("command", "only during this command"),
                ("times", "how often (1; 0 for ever)"),
            ],
            "An unsolicited line breaks into an exchange.", (fields, _) =>
            {
                var point = Array.IndexOf(Points, fields.Text("point"));
                if (point < 0)
                    throw new ControlException("point", fields.Text("point"), $"give one of {string.Join(", ", Points)}");
                Stack(new Interjection(
                    fields.Text("text"), (InterjectionPoint)point, fields.TextOrNull("command"), fields.Number("times", 1)));
            }),
        new("noise", [("oneIn", "one byte in so many (2000)")], "Bytes flipped or lost, both ways.", (fields, _) =>
            Stack(new LineNoise(fields.Number("oneIn", 2000, 1)))),
        new("rewrite",
            [("usual", "what the manual prints"), ("instead", "what this firmware prints"), ("times", "how often (0: for ever)")],
            "Another spelling, such as +CMTI: \"ME\" for +CMTI: \"SM\".", (fields, _) =>
                Stack(new Rewrite(fields.Text("usual"), fields.Text("instead"), fields.Number("times", 0)))),
        new("prompt", [("form", "the characters, such as \\r\\n>"), ("times", "how often (0: for ever)")],
            "Another form of the prompt.", (fields, _) => Stack(new PromptForm(fields.Text("form"), fields.Number("times", 0)))),
        new("delay",
            [("command", "such as +CMGS; without it: all"), ("seconds", "how much longer (3)"), ("times", "how often (1; 0 for ever)")],
            "Commands take longer.", (fields, _) => Stack(new CommandFault(
                fields.TextOrNull("command"), new CommandVerdict.Pass(fields.Seconds("seconds", 3)), fields.Number("times", 1)))),
        new("portions", [("octets", "bytes in each (1)")],
            "Bytes leave in portions of one size: lines glued in one read, or torn over many.", (fields, _) =>
                Stack(new PortionSize(fields.Number("octets", 1, 1)))),
        new("routedAndStored", [], "What is routed to the host is stored and told as well.", (_, _) => Stack(new RoutedAndStored())),
        new("echoControlZ", [], "The Ctrl-Z is echoed too.", (_, _) => Stack(new EchoedControlZ())),
        new("lostRegistration",
            [
                ("searching", "seconds of searching (20)"), ("then", "stat found then (3)"),
                ("seconds", "how long that lasts; without it: until a restart"), ("back", "stat when it is back (1)"),
            ],
            "The network is lost for a while.", (fields, _) => Stack(new LostRegistration(
                fields.Seconds("searching", 20), fields.Stat("then", Registration.Denied),
                fields.IsAbsent("seconds") ? Timeout.InfiniteTimeSpan : fields.Seconds("seconds", 0),
                fields.Stat("back", Registration.Home)))),
        new("refuseUntilDefaults", [("cms", "+CMS ERROR (500)")], "After each start, sends fail until AT&F.", (fields, _) =>
            Stack(new RefusedUntilDefaults(fields.Number("cms", 500)))),
        new("callDuringSubmit", [("from", "caller's number"), ("seconds", "how long it rings (30)")],
            "A call rings while the next message leaves.", (fields, _) =>
                Stack(new CallDuringSubmit(fields.Text("from"), fields.Seconds("seconds", 30)))),
        new("stubbornPowerKey", [("pulses", "how many it takes (3)")], "PWRKEY is heard each n-th time only.", (fields, _) =>
            Stack(new StubbornPowerKey(fields.Number("pulses", 3, 1)))),
        new("reportRule", [("mode1", "true as in the manual; false: this firmware routes reports in any mode")],
            "SIM7600: whether +CNMI ds 1 wants mode 1.", (fields, _) =>
                _simulation.Module.RoutedReportsNeedMode1 = fields.Flag("mode1", true)),
    ];

    private void Stack(Behaviour behaviour) => _simulation.Module.Behaviours.Add(behaviour, _simulation);
}

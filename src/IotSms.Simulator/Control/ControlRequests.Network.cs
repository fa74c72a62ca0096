using IotSms.Simulator.Module;
using IotSms.Simulator.Network;

namespace IotSms.Simulator.Control;

/// <summary>The network.</summary>
internal sealed partial class ControlRequests
{
    private ControlRequest[] NetworkRequests() =>
    [
        new("registration",
            [
                ("stat", "as in +CREG: 0 idle, 1 home, 2 searching, 3 denied, 5 roaming, 6 and 7 SMS only"),
                ("packet", "as in +CGREG and +CEREG, where that differs"), ("seconds", "after so long home again; without it: stays"),
            ],
            "The registration changes.", (fields, _) =>
            {
                var packet = fields.IsAbsent("packet") ? (Registration?)null : fields.Stat("packet", Registration.Home);
                _simulation.Register(fields.Stat("stat", Registration.Home), packet);
                if (!fields.IsAbsent("seconds"))
                    _simulation.After(fields.Seconds("seconds", 0), () => _simulation.Register(Registration.Home));
            }),
        new("clock", [("at", "such as 80/01/06,00:00:00+00")], "What AT+CCLK? says until the network tells the time.", (fields, _) =>
            _simulation.Module.Clock = Commands.ClockCommand.Parse(fields.Text("at"))
                ?? throw new ControlException("at", fields.Text("at"),
                    "give yy/MM/dd,hh:mm:ss and a zone in quarters of an hour, +04")),
        new("signal", [("quality", "rssi,ber as in +CSQ, such as 18,0")], "The signal.", (fields, _) =>
            _simulation.Network.SignalQuality = fields.Text("quality")),
        new("operator", [("name", "as in +COPS")], "The operator's name.", (fields, _) =>
            _simulation.Network.OperatorName = fields.Text("name")),
        new("call", [("from", "caller's number"), ("seconds", "when the caller gives up (30)")], "A phone calls.", (fields, json) =>
            json.WriteBoolean("rings", _simulation.Module.Ring(fields.Text("from"), fields.Seconds("seconds", 30)))),
        new("hangUp", [], "The caller gives up.", (_, _) => _simulation.Module.GiveUp()),
        new("ussd",
            [
                ("code", "such as *100#; *111#>1 is choice 1 from the menu that *111# answers"),
                ("text", "the answer, as the module prints it"), ("mode", "m of +CUSD (0); 1: a menu; -1: never answers"),
                ("dcs", "coding scheme (15)"), ("holds", "whether messages wait while a menu is open (false)"),
            ],
            "What the network answers to a USSD code.", (fields, _) =>
                _simulation.Network.Teach(fields.Text("code"), UssdFrom(fields, -1) with { Holds = fields.Flag("holds", false) })),
        new("ussdPush", [("text", "as the module prints it"), ("mode", "m of +CUSD (0)"), ("dcs", "coding scheme (15)")],
            "The network sends USSD unasked; choices from its menu are push>1.", (fields, json) =>
                json.WriteBoolean("told", _simulation.Module.PushUssd(UssdFrom(fields, 0)))),
    ];

    private static UssdAnswer UssdFrom(ControlFields fields, int leastMode) =>
        new(fields.Number("mode", 0, leastMode), fields.TextOrNull("text") ?? "", fields.Number("dcs", 15));
}

using IotSms.Simulator.Network;

namespace IotSms.Simulator.Control;

/// <summary>Messages to the module, and what the simulation holds.</summary>
internal sealed partial class ControlRequests
{
    private ControlRequest[] MessageRequests() =>
    [
        new("deliver",
            [
                ("from", "sender's number, or up to 11 letters"), ("text", "text; long ones come in parts"),
                ("pdu", "instead of both: a DELIVER TPDU in hexadecimal"), ("times", "how often the same comes (1)"),
                ("order", "parts in the order they come, such as 3,1: others are missing"),
                ("reference", "concatenation reference, to use one again"),
            ],
            "A phone texts the module.", (fields, json) =>
            {
                var times = fields.Number("times", 1, 1, 1000);
                if (fields.TextOrNull("pdu") is not { } hex)
                {
                    var reference = fields.IsAbsent("reference") ? (byte?)null : fields.Octet("reference");
                    json.WriteNumber("parts",
                        _simulation.Network.Text(fields.Text("from"), fields.Text("text"), times, Order(fields), reference));
                    return;
                }

                if (hex.Length == 0 || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
                    throw new ControlException("pdu", hex, "give an even number of hexadecimal digits");
                var message = MessageCoding.Raw(Convert.FromHexString(hex), _simulation.Network.ServiceCentre);
                for (var i = 0; i < times; i++)
                    _simulation.Network.Deliver(message);
            }),
        new("report", [("to", "recipient"), ("mr", "TP-MR of the message reported on"), ("status", "TP-ST (0)")],
            "The service centre reports on a message, out of turn.", (fields, _) =>
                _simulation.Network.Report(fields.Text("to"), fields.Octet("mr"), fields.Octet("status"), _simulation.Timeline.WallClock)),
        new("reportStatus",
            [
                ("status", "TP-ST of all reports to come"),
                ("then", "TP-ST of a second report to each message; without it: one only"), ("seconds", "between the two (60)"),
            ],
            "What reports say from now on: 0 delivered, 32 still trying, 70 expired.", (fields, _) =>
            {
                var first = (fields.Octet("status"), TimeSpan.Zero);
                _simulation.Network.ReportStatuses = fields.IsAbsent("then")
                    ? [first]
                    : [first, (fields.Octet("then"), fields.Seconds("seconds", 60))];
            }),
        new("autoReply", [("text", "what phones answer, {text} for what they got; null for silence")],
            "Phones answer, or stop to.", (fields, _) => _simulation.Network.AutoReply = fields.TextOrNull("text")),
        new("status", [], "What the simulation holds now.", (_, json) =>
        {
            var module = _simulation.Module;
            json.WriteString("profile", module.Profile.Name);
            json.WriteString("power", module.Power.ToString());
            json.WriteBoolean("statusHigh", module.IsStatusHigh);
            json.WriteString("line", module.Line.ToString());
            json.WriteString("sim", module.SimState);
            json.WriteNumber("pinTries", module.Sim?.PinTries ?? 0);
            json.WriteNumber("registration", (int)module.Registration);
            json.WriteNumber("submits", module.SubmitCount);
            json.WriteNumber("accepted", _simulation.Network.AcceptedCount);
            json.WriteNumber("waiting", _simulation.Network.Waiting);
            json.WriteStartObject("storage");
            foreach (var storage in module.Flash.Values.Append(module.Memory("SM").Parts[0]))
            {
                json.WriteStartObject(storage.Name);
                json.WriteNumber("used", storage.Used);
                json.WriteNumber("capacity", storage.Capacity);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartArray("last");
            foreach (var message in _simulation.Network.LastAccepted)
            {
                json.WriteStartObject();
                message.Write(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("behaviours");
            foreach (var behaviour in module.Behaviours.All)
                json.WriteStringValue(behaviour.GetType().Name);
            json.WriteEndArray();
        }),
    ];

    private static int[]? Order(ControlFields fields)
    {
        if (fields.TextOrNull("order") is not { } text)
            return null;
        var numbers = text.Split(',').Select(part => int.TryParse(part, out var number) ? number : 0).ToArray();
        return numbers.All(number => number > 0)
            ? numbers
            : throw new ControlException("order", text, "give part numbers with commas, such as 2,1,3");
    }
}

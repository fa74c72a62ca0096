using System.Globalization;
using IotSms.Simulator.Behaviours;

namespace IotSms.Simulator.Control;

/// <summary>Faults.</summary>
internal sealed partial class ControlRequests
{
    private ControlRequest[] FaultRequests() =>
    [
        new("answerSubmit",
            [
                ("with", "cms N | hang | forget | ok (no +CMGS) | reference (no OK) | okFirst | late"),
                ("nth", "which submit from now (1)"), ("times", "how many (1; 0 for all)"),
                ("accepted", "whether the network takes the message all the same (false for cms, else true)"),
                ("seconds", "added before the answer (0; late: 90)"),
            ],
            "Some submits end otherwise.", (fields, _) =>
            {
                var verdict = Verdict(fields.Text("with"));
                verdict = verdict with
                {
                    IsAccepted = fields.Flag("accepted", verdict.IsAccepted),
                    Delay = fields.Seconds("seconds", verdict.Delay.TotalSeconds),
                };
                Stack(new SubmitFault(verdict, fields.Number("nth", 1, 1), fields.Number("times", 1)));
            }),
        new("answerCommand",
            [
                ("command", "such as +CSQ; without it: any"), ("with", "characters to answer with; without them: silence"),
                ("times", "how many (1; 0 for all)"),
            ],
            "Some commands end otherwise.", (fields, _) =>
            {
                CommandVerdict verdict = fields.TextOrNull("with") is { } characters
                    ? new CommandVerdict.Answer(characters) : new CommandVerdict.Silence();
                Stack(new CommandFault(fields.TextOrNull("command"), verdict, fields.Number("times", 1)));
            }),
        new("clear", [], "All behaviours off; a module that hangs goes on hanging until it is restarted.", (_, _) =>
            _simulation.Module.Behaviours.Clear()),
        new("baud", [("rate", "bits a second; 0 for autobaud")],
            "The module sends and hears at another rate; noticed with --check-baud only.", (fields, _) =>
            {
                _simulation.Module.Settings.Set("+IPR", [fields.Number("rate", 115200)]);
                _simulation.Module.ApplyRate();
            }),
        new("urc", [("text", "the line without its ends")], "An unsolicited result code.", (fields, _) =>
            _simulation.Module.Urc(fields.Text("text"))),
        new("emit", [("characters", "as they are, each one byte")], "Any bytes, such as garbage.", (fields, _) =>
            _simulation.Module.SendRaw(fields.Text("characters"))),
        new("echo", [("on", "true or false")], "ATE behind the host's back.", (fields, _) =>
            _simulation.Module.Settings.Set("E", [fields.Flag("on", true) ? 1 : 0])),
        new("reading", [("on", "false: the module takes no bytes"), ("seconds", "the other way again after so long; without it: stays")],
            "Flow control: the host's writes block in the end.", (fields, _) =>
            {
                var isReading = _simulation.IsReading = fields.Flag("on", true);
                if (!fields.IsAbsent("seconds"))
                    _simulation.After(fields.Seconds("seconds", 0), () => _simulation.IsReading = !isReading);
            }),
    ];

    private static SubmitVerdict Verdict(string with) => with.Split(' ') switch
    {
        ["cms", var code] when int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            => SubmitVerdict.Refuse(number),
        ["hang"] => SubmitVerdict.Usual with { Shape = AnswerShape.Hang },
        ["forget"] => SubmitVerdict.Usual with { Shape = AnswerShape.Forget },
        ["ok"] => SubmitVerdict.Usual with { Shape = AnswerShape.OkOnly },
        ["reference"] => SubmitVerdict.Usual with { Shape = AnswerShape.ReferenceOnly },
        ["okFirst"] => SubmitVerdict.Usual with { Shape = AnswerShape.OkFirst },
        ["late"] => SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(90) },
        _ => throw new ControlException("with", with, "give cms N, hang, forget, ok, reference, okFirst or late"),
    };
}

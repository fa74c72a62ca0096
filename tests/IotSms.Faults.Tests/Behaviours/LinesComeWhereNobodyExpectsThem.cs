using System.Text.RegularExpressions;
using IotSms.Faults.Modules;
using IotSms.Faults.Sites;
using IotSms.Simulator.Behaviours;

namespace IotSms.Faults.Behaviours;

/// <summary>5 to 8, 11, 12, 24 and 30: what the module prints.</summary>
public sealed partial class LinesComeWhereNobodyExpectsThem
{
    public static TheoryData<string> Models => [.. Situation.Models];

    [Theory, MemberData(nameof(Models))]
    public void Unsolicited_lines_come_inside_answers(string model) =>
        new Situation(5, "unsolicited lines inside answers, before and after the prompt")
        {
            Strike = site =>
            {
                site.Module.Add(new Interjection("+CMTI: \"SM\",7", InterjectionPoint.InsideAnswer, "+CMGL", times: 0));
                site.Module.Add(new Interjection("+CMTI: \"SM\",8", InterjectionPoint.InsideAnswer, "+CMGR", times: 0));
                site.Module.Add(new Interjection("^RSSI: 19", InterjectionPoint.BeforeAnswer, "+CMGR", times: 0));
                site.Module.Add(new Interjection("+CMTI: \"SM\",4", InterjectionPoint.BeforePrompt, "+CMGS", times: 0));
                site.Module.Add(new Interjection("RING", InterjectionPoint.AfterPrompt, "+CMGS", times: 0));
                site.Module.Add(new Interjection("+CREG: 1", InterjectionPoint.InNetwork, "+CMGS", times: 0));
            },
            Mend = Clear,
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Lines_are_glued_or_torn(string model) => new Situation(6, "lines glued, torn, with doubled CR")
    {
        Strike = site =>
        {
            site.Module.Add(new PortionSize(5));
            site.Module.Emit("\r\r\n+CRING: VOICE\r\r\n\r\n+CREG: 5\r\n\r\n+CGREG: 5\r\n");
            site.Module.After(TimeSpan.FromMinutes(1), () => site.Module.Add(new PortionSize(1000)));
        },
        Mend = Clear,
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Unsolicited_lines_look_like_answers(string model) => new Situation(7, "unsolicited lines that look like the answer")
    {
        Strike = site =>
        {
            site.Module.Add(new Interjection("+CSQ: 12,0", InterjectionPoint.BeforeAnswer, "+CSQ", times: 0));
            site.Module.Add(new Interjection("+CREG: 1", InterjectionPoint.BeforeAnswer, "+CREG", times: 0));
            site.Module.Add(new Interjection("+CPIN: NOT READY", InterjectionPoint.BeforeAnswer, "+CPIN", times: 2));
            site.Module.Restart("watchdog");
        },
        Mend = Clear,
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Texts_look_like_protocol(string model) =>
        new Situation(8, "texts that are protocol: `OK`, `+CMGL: 9`, `> `, CR LF, empty, Ctrl-Z")
        {
            Strike = site =>
            {
                foreach (var text in (string[])["OK", "\r\nERROR\r\n", "+CMGL: 9", "> ", "one\r\n\r\nOK\r\ntwo", "", "Ξ€@"])
                {
                    site.Traffic.Text(text);
                    site.Traffic.Send(id => $"{text}\r\nOK\r\n<{id}>> ");
                }
            },
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Echo_comes_back(string model) => new Situation(11, "echo back on, Ctrl-Z echoed too")
    {
        Strike = site =>
        {
            site.Module.Add(new EchoedControlZ());
            site.Radio.Control("""{"do":"echo","on":true}""");
        },
        Mend = Clear,
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Somebody_types_the_factory_defaults(string model) => new Situation(11, "`AT&F` typed by somebody: settings gone")
    {
        Strike = site => site.Type("AT&F"),
        Lasts = TimeSpan.FromMinutes(10),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_restarts_by_itself(string model) => new Situation(11, "restarts by itself: settings gone")
    {
        Strike = site => site.Module.Restart("watchdog"),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_prompt_has_many_forms(string model) =>
        new Situation(12, "prompt without blank, on a line, twice, 3 s late, `304` instead")
        {
            Strike = site =>
            {
                foreach (var form in (string[])["\r\n>", "\r\n>\r\n", "\r\n> \r\n> "]) site.Module.Add(new PromptForm(form, times: 3));
                site.Module.Add(new CommandFault("+CMGS", new CommandVerdict.Pass(TimeSpan.FromSeconds(3)), times: 2));
                site.Module.Add(new CommandFault("+CMGS", new CommandVerdict.Answer("\r\n+CMS ERROR: 304\r\n")));
            },
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_prompt_does_not_come(string model) => new Situation(12, "prompt never comes")
    {
        Strike = site => site.Module.Add(new CommandFault("+CMGS", new CommandVerdict.Silence())),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_final_result_is_wrong(string model) =>
        new Situation(24, "`OK` without `+CMGS`, `+CMGS` without `OK`, both the other way round")
        {
            Strike = site =>
            {
                var shapes = (AnswerShape[])[AnswerShape.OkOnly, AnswerShape.ReferenceOnly, AnswerShape.OkFirst];
                for (var i = 0; i < shapes.Length; i++)
                    site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Shape = shapes[i] }, nth: 1 + (2 * i)));
            },
            Lasts = TimeSpan.FromMinutes(5),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Registration_is_written_otherwise(string model) => new Situation(30, "cells without quotes, in small letters; `+COPS: 0`")
    {
        Strike = site =>
        {
            site.Module.Add(new LineByLine(text => Cells().Replace(text, cells => cells.Value.Replace("\"", "").ToLowerInvariant())
                .Replace("+creg", "+CREG").Replace("+cereg", "+CEREG")));
            site.Module.Add(new CommandFault("+COPS", new CommandVerdict.Answer("\r\n+COPS: 0\r\n\r\nOK\r\n"), times: 0));
            site.Module.Restart("watchdog");
        },
        Mend = Clear,
    }.Play(model);

    [GeneratedRegex(@"\+C(GR|ER|R)EG: [^\r]*")]
    private static partial Regex Cells();

    private static void Clear(Site site) => site.Radio.Control("""{"do":"clear"}""");
}

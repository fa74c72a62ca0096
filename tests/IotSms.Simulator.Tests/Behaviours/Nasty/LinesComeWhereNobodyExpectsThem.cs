using IotSms.Simulator.Behaviours;

namespace IotSms.Simulator.Tests.Behaviours.Nasty;

/// <summary>Unsolicited result codes inside exchanges, glued lines, torn lines, texts that look like protocol.</summary>
public sealed class LinesComeWhereNobodyExpectsThem
{
    [Theory]
    [InlineData("sim800", "\"\"", 1, 2)]
    [InlineData("sim7600", "", 0, 1)]
    public void A_new_message_is_told_between_two_entries_of_a_list(string profile, string alpha, int first, int second)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask($$"""{"do":"fill","storage":"{{(profile == "sim800" ? "SM" : "ME")}}","leave":{{(profile == "sim800" ? 38 : 21)}}}""");
        bench.Ask("""{"do":"interject","text":"+CMTI: \"SM\",7","point":"insideAnswer","command":"+CMGL"}""");
        Assert.Equal(
            $"\r\n+CMGL: {first},1,{alpha},29\r\n{Messages.Stored}\r\n\r\n+CMTI: \"SM\",7\r\n"
                + $"\r\n+CMGL: {second},1,{alpha},29\r\n{Messages.Stored}\r\n\r\nOK\r\n",
            bench.Type("AT+CMGL=4\r"));
        Assert.Equal(
            $"\r\n+CMGL: {first},1,{alpha},29\r\n{Messages.Stored}\r\n+CMGL: {second},1,{alpha},29\r\n{Messages.Stored}\r\n\r\nOK\r\n",
            bench.Type("AT+CMGL=4\r"));
    }

    [Theory]
    [InlineData("sim800", "+CSQ", "AT+CSQ\r", "+CSQ: 12,0", "+CSQ: 18,0")]
    [InlineData("sim7600", "+CSQ", "AT+CSQ\r", "+CSQ: 12,0", "+CSQ: 22,99")]
    [InlineData("sim800", "+CREG", "AT+CREG?\r", "+CREG: 1", "+CREG: 0,1")]
    [InlineData("sim7600", "+CREG", "AT+CREG?\r", "+CREG: 1", "+CREG: 0,1")]
    [InlineData("sim800", "+CPIN", "AT+CPIN?\r", "+CPIN: NOT READY", "+CPIN: READY")]
    [InlineData("sim7600", "+CPIN", "AT+CPIN?\r", "+CPIN: NOT READY", "+CPIN: READY")]
    [InlineData("sim800", "+CSQ", "AT+CSQ\r", "^RSSI: 19", "+CSQ: 18,0")]
    [InlineData("sim7600", "+CSQ", "AT+CSQ\r", "^RSSI: 19", "+CSQ: 22,99")]
    public void A_line_looks_like_the_answer_before_it_or_in_it(string profile, string command, string typed, string line, string answer)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Simulation.Add(new Interjection(line, InterjectionPoint.BeforeAnswer, command));
        Assert.Equal($"\r\n{line}\r\n\r\n{answer}\r\n\r\nOK\r\n", bench.Type(typed));
        bench.Simulation.Add(new Interjection(line, InterjectionPoint.InsideAnswer, command));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
        Assert.Equal($"\r\n{answer}\r\n\r\n{line}\r\n\r\nOK\r\n", bench.Type(typed));
        Assert.Equal($"\r\n{answer}\r\n\r\nOK\r\n", bench.Type(typed));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_message_is_told_before_the_prompt_and_a_call_before_the_PDU_and_in_the_network(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Simulation.Add(new Interjection("+CMTI: \"SM\",4", InterjectionPoint.BeforePrompt));
        bench.Simulation.Add(new Interjection("RING", InterjectionPoint.AfterPrompt, "+CMGS"));
        bench.Simulation.Add(new Interjection("RING", InterjectionPoint.InNetwork));
        Assert.Equal("\r\n+CMTI: \"SM\",4\r\n\r\n> \r\nRING\r\n", bench.Type("AT+CMGS=23\r"));
        Assert.Equal("\r\nRING\r\n", bench.Type(Messages.Hello + Messages.ControlZ));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(2));
    }

    [Fact]
    public void A_line_meant_for_one_command_leaves_the_prompt_of_another_alone()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Simulation.Add(new Interjection("RING", InterjectionPoint.BeforePrompt, "+CMGW"));
        Assert.Equal("\r\n> ", bench.Type("AT+CMGS=23\r"));
        bench.Type(Messages.Escape);
        Assert.Equal("\r\nRING\r\n\r\n> ", bench.Type("AT+CMGW=23\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Two_lines_come_in_one_portion_and_one_line_in_many(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        var portions = new List<int>();
        bench.Simulation.Module.Output = octets => portions.Add(octets.Length);
        bench.Ask("""{"do":"portions","octets":1000}""");
        bench.Simulation.Emit("\r\n+CREG: 5\r\n\r\n+CGREG: 5\r\n");
        Assert.Equal([25], portions);
        portions.Clear();
        bench.Ask("""{"do":"portions","octets":5}""");
        bench.Ask("""{"do":"urc","text":"+CMTI: \"ME\",11"}""");
        Assert.Equal([5, 5, 5, 3], portions);
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_line_has_doubled_carriage_returns(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"emit","characters":"\r\r\n+CRING: VOICE\r\r\n"}""");
        Assert.Equal("\r\r\n+CRING: VOICE\r\r\n", bench.Said());
    }

    [Theory]
    [InlineData("sim800", "OK")]
    [InlineData("sim7600", "OK")]
    [InlineData("sim800", "ERROR")]
    [InlineData("sim7600", "ERROR")]
    [InlineData("sim800", "+CMGL: 9")]
    [InlineData("sim7600", "+CMGL: 9")]
    [InlineData("sim800", "> ")]
    [InlineData("sim7600", "> ")]
    [InlineData("sim800", "one\r\n\r\nOK\r\ntwo")]
    [InlineData("sim7600", "one\r\n\r\nOK\r\ntwo")]
    [InlineData("sim800", "")]
    [InlineData("sim7600", "")]
    public void In_text_mode_a_body_that_is_protocol_comes_as_it_is(string profile, string text)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CMGF=1\r");
        bench.Simulation.Text("+4790055555", text);
        bench.Wait(2);
        var (alpha, index) = profile == "sim800" ? ("\"\"", 1) : ("", 0);
        Assert.Equal(
            $"\r\n+CMGR: \"REC UNREAD\",\"+4790055555\",{alpha},\"26/11/24,09:30:00+00\"\r\n{text}\r\n\r\nOK\r\n",
            bench.Type($"AT+CMGR={index}\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void In_the_GSM_set_a_body_may_hold_Ctrl_Z_and_ESC(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CMGF=1;+CSCS=\"GSM\"\r");
        bench.Simulation.Text("+4790055555", "@Ξ€");
        bench.Wait(2);
        Assert.EndsWith("\r\n\0\u001a\u001be\r\n\r\nOK\r\n", bench.Type("AT+CMGL=\"ALL\"\r"));
    }
}

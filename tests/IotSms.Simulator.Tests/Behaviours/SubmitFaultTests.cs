using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Events;

namespace IotSms.Simulator.Tests.Behaviours;

public sealed class SubmitFaultTests
{
    private const string Taken = "\r\n+CMGS: 1\r\n\r\nOK\r\n";

    [Fact]
    public void Only_the_nth_submit_is_refused()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"answerSubmit","nth":2,"with":"cms 38","times":2}""");
        Assert.Equal(Taken, bench.Submit());
        Assert.Equal("\r\n+CMS ERROR: 38\r\n", bench.Submit());
        Assert.Equal("\r\n+CMS ERROR: 38\r\n", bench.Submit());
        Assert.Equal("\r\n+CMGS: 2\r\n\r\nOK\r\n", bench.Submit());
        Assert.Equal(2, bench.Happened<SimulatorEvent.Submitted>().Count());
    }

    [Fact]
    public void An_error_can_be_told_although_the_network_has_the_message()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"answerSubmit","with":"cms 500","accepted":true}""");
        Assert.Equal("\r\n+CMS ERROR: 500\r\n", bench.Submit());
        Assert.Single(bench.Happened<SimulatorEvent.Submitted>());
    }

    [Theory]
    [InlineData("ok", "\r\nOK\r\n")]
    [InlineData("reference", "\r\n+CMGS: 1\r\n")]
    [InlineData("okFirst", "\r\nOK\r\n\r\n+CMGS: 1\r\n")]
    [InlineData("hang", "")]
    [InlineData("forget", "")]
    public void A_taken_message_can_be_told_in_a_wrong_form(string with, string said)
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask($$"""{"do":"answerSubmit","with":"{{with}}"}""");
        Assert.Equal(said, bench.Submit());
        Assert.Single(bench.Happened<SimulatorEvent.Submitted>());
        Assert.Equal(with == "hang" ? "" : "\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Fact]
    public void A_late_answer_comes_while_another_command_waits()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"answerSubmit","with":"late","seconds":90}""");
        Assert.Equal("", bench.Submit(wait: 91));
        Assert.Equal("", bench.Type("AT\r"));
        Assert.Equal(Taken, bench.Wait(1));
    }

    [Fact]
    public void A_report_can_come_before_its_reference()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CNMI=2,1,0,1,0\r");
        bench.Ask("""{"do":"answerSubmit","with":"late","seconds":10}""");
        bench.Type("AT+CMGS=32\r");
        bench.Type("0031000C919471103254760000A7149BF28687DFF836A8FC26B5796D7A1BCA0608" + Messages.ControlZ);
        Assert.Matches(@"^\r\n\+CDS: 25\r\n[0-9A-F]+\r\n\r\n\+CMGS: 1\r\n\r\nOK\r\n$", bench.Wait(12));
    }

    [Fact]
    public void Without_a_network_a_message_is_refused_at_once()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"registration","stat":2}""");
        bench.Type("AT+CMGS=23\r");
        Assert.Equal("\r\n+CMS ERROR: 331\r\n", bench.Type(Messages.Hello + Messages.ControlZ));
    }

    [Fact]
    public void Behaviours_stack_and_the_first_unusual_verdict_holds()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Simulation.Add(new SubmitFault(SubmitVerdict.Refuse(41)));
        bench.Simulation.Add(new SubmitFault(SubmitVerdict.Refuse(42), times: 0));
        Assert.Equal("\r\n+CMS ERROR: 41\r\n", bench.Submit());
        Assert.Equal("\r\n+CMS ERROR: 42\r\n", bench.Submit());
        Assert.Equal("\r\n+CMS ERROR: 42\r\n", bench.Submit());
    }
}

using IotSms.Simulator.Events;

namespace IotSms.Simulator.Tests.Network;

public sealed class PhonesTests
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 60).Select(i => $"line {i}, "));

    [Fact]
    public void A_phone_answers_what_it_was_told_to()
    {
        using var bench = new Bench("sim800", options => options with { AutoReply = "you said {text}" }).Quiet();
        bench.Submit();
        bench.Wait(5);
        var answer = Assert.Single(bench.Happened<SimulatorEvent.Delivered>());
        Assert.Equal(("+46708251358", "you said hellohello"), (answer.From, answer.Text));
    }

    [Fact]
    public void A_long_text_comes_in_parts_that_are_the_text_together()
    {
        using var bench = new Bench("sim7600").Quiet();
        var parts = bench.Simulation.Text("+4790055555", Long);
        Assert.True(parts > 1);
        bench.Wait(60);
        Assert.Equal(Long, string.Concat(bench.Happened<SimulatorEvent.Delivered>().Select(delivered => delivered.Text)));
        Assert.Equal(parts, bench.Happened<SimulatorEvent.Stored>().Count());
    }

    [Fact]
    public void Parts_come_in_the_order_asked_for_and_others_never()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Simulation.Text("+4790055555", Long);
        bench.Wait(60);
        var inOrder = bench.Happened<SimulatorEvent.Delivered>().Select(delivered => delivered.Text).ToArray();
        bench.Events.Clear();
        bench.Ask($$"""{"do":"deliver","from":"+4790055555","text":"{{Long}}","order":"3,1"}""");
        bench.Wait(60);
        Assert.Equal([inOrder[2], inOrder[0]], bench.Happened<SimulatorEvent.Delivered>().Select(delivered => delivered.Text));
    }

    [Fact]
    public void A_report_may_say_still_trying_and_later_delivered()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CNMI=2,1,0,1,0\r");
        bench.Ask("""{"do":"reportStatus","status":32,"then":0,"seconds":60}""");
        bench.Type("AT+CMGS=32\r");
        bench.Type("0031000C919471103254760000A7149BF28687DFF836A8FC26B5796D7A1BCA0608" + Messages.ControlZ);
        bench.Wait(8);
        Assert.Equal([(byte)32], bench.Happened<SimulatorEvent.Report>().Select(report => report.Status));
        bench.Wait(60);
        Assert.Equal([(byte)32, (byte)0], bench.Happened<SimulatorEvent.Report>().Select(report => report.Status));
    }

    [Fact]
    public void A_message_without_a_request_gets_no_report()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CNMI=2,1,0,1,0\r");
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
        Assert.Equal("", bench.Wait(3600));
    }

    [Fact]
    public void The_reference_goes_round_after_255()
    {
        using var bench = new Bench("sim800").Quiet();
        for (var i = 0; i < 255; i++)
            bench.Submit();
        Assert.Equal("\r\n+CMGS: 0\r\n\r\nOK\r\n", bench.Submit());
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
    }

    [Fact]
    public void A_USSD_session_nobody_answers_keeps_messages_back_until_it_is_cancelled()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"ussd","code":"*100#","mode":-1}""");
        bench.Type("AT+CUSD=1,\"*100#\",15\r");
        Assert.Equal("", bench.Submit(wait: 100));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(22));
        bench.Type("AT+CUSD=1,\"*100#\",15\r");
        bench.Type("AT+CUSD=2\r");
        Assert.Equal("\r\n+CMGS: 2\r\n\r\nOK\r\n", bench.Submit());
    }

    [Theory]
    [InlineData("sim800", "AT+CLTS=1\r")]
    [InlineData("sim7600", "AT+CTZU=1\r")]
    public void The_clock_is_wrong_until_the_network_may_tell_the_time(string profile, string command)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"clock","at":"80/01/06,00:00:00+00"}""");
        Assert.Equal("\r\n+CCLK: \"80/01/06,00:00:00+00\"\r\n\r\nOK\r\n", bench.Type("AT+CCLK?\r"));
        bench.Type(command);
        Assert.Equal("\r\n+CCLK: \"26/11/24,09:30:00+00\"\r\n\r\nOK\r\n", bench.Type("AT+CCLK?\r"));
    }
}

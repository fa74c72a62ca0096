using IotSms.Simulator.Events;

namespace IotSms.Simulator.Tests.Commands;

public sealed class TextModeTests
{
    [Theory]
    [InlineData("sim800", "AT+CMGR=1\r",
        "\r\n+CMGR: \"REC UNREAD\",\"+4790055555\",\"\",\"26/11/24,09:30:00+00\"\r\nstatus?\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CMGR=0\r", "\r\n+CMGR: \"REC UNREAD\",\"+4790055555\",,\"26/11/24,09:30:00+00\"\r\nstatus?\r\n\r\nOK\r\n")]
    public void A_message_is_read_as_characters(string profile, string command, string said)
    {
        using var bench = Text(profile);
        bench.Simulation.Text("+4790055555", "status?");
        bench.Wait(2);
        Assert.Equal(said, bench.Type(command));
    }

    [Fact]
    public void What_the_default_alphabet_lacks_is_read_as_hexadecimal()
    {
        using var bench = Text("sim800");
        bench.Simulation.Text("+4790055555", "Ж");
        bench.Wait(2);
        Assert.EndsWith("\r\n0416\r\n\r\nOK\r\n", bench.Type("AT+CMGL=\"ALL\"\r"));
    }

    [Fact]
    public void A_text_is_sent_to_a_number()
    {
        using var bench = Text("sim800");
        bench.Type("AT+CMGS=\"+4790012345\"\r");
        Assert.Equal("\r\n> ", bench.Type("two\rlines"));
        bench.Type(Messages.ControlZ);
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(2));
        var submitted = Assert.Single(bench.Happened<SimulatorEvent.Submitted>());
        Assert.Equal(("+4790012345", "two\r\nlines"), (submitted.To, submitted.Text));
    }

    [Fact]
    public void With_UCS2_the_number_is_hexadecimal_too()
    {
        using var bench = Text("sim7600");
        bench.Type("AT+CSCS=\"UCS2\";+CSMP=49,167,0,8\r");
        bench.Type("AT+CMGS=\"0030003100320033\"\r");
        bench.Type("041600200041" + Messages.ControlZ);
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(2));
        var submitted = Assert.Single(bench.Happened<SimulatorEvent.Submitted>());
        Assert.Equal(("0123", "Ж A"), (submitted.To, submitted.Text));
    }

    [Fact]
    public void A_routed_report_is_told_in_numbers()
    {
        using var bench = Text("sim800");
        bench.Type("AT+CNMI=2,1,0,1,0\r");
        bench.Ask("""{"do":"report","to":"+4790012345","mr":7,"status":70}""");
        Assert.Equal("\r\n+CDS: 6,7,\"+4790012345\",145,\"26/11/24,09:30:00+00\",\"26/11/24,09:30:00+00\",70\r\n", bench.Said());
    }

    [Theory]
    [InlineData("AT+CMGS=23\r")]
    [InlineData("AT+CMGS=\r")]
    public void A_length_is_no_number(string command)
    {
        using var bench = Text("sim800");
        Assert.Equal("\r\nERROR\r\n", bench.Type(command));
    }

    [Fact]
    public void A_text_longer_than_one_message_is_refused()
    {
        using var bench = Text("sim7600");
        bench.Type("AT+CMGS=\"+4790012345\"\r");
        Assert.Equal("\r\n+CMS ERROR: 305\r\n", bench.Type(new string('x', 161) + Messages.ControlZ));
    }

    private static Bench Text(string profile)
    {
        var bench = new Bench(profile).Quiet();
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CMGF=1\r"));
        return bench;
    }
}

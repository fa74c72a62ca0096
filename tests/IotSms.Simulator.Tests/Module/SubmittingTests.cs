using IotSms.Simulator.Events;

namespace IotSms.Simulator.Tests.Module;

public sealed class SubmittingTests
{
    private const string Hello = Messages.Hello;
    private const string WithReport = "0031000C919471103254760000A7149BF28687DFF836A8FC26B5796D7A1BCA0608";

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public void A_message_is_with_the_network_before_its_reference_is_told(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.Equal("\r\n> ", bench.Type("AT+CMGS=23\r"));
        Assert.Equal("", bench.Type(Hello + "\u001a"));
        Assert.Equal("", bench.Wait(1.9));
        Assert.Empty(bench.Happened<SimulatorEvent.Submitted>());
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(0.2));
        var submitted = Assert.Single(bench.Happened<SimulatorEvent.Submitted>());
        Assert.Equal(("+46708251358", "hellohello", (byte)1, Hello[2..]),
            (submitted.To, submitted.Text, submitted.Reference, submitted.Pdu));
    }

    [Fact]
    public void A_report_follows_a_message_that_asks_for_one()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CNMI=2,1,0,1,0\r");
        bench.Type("AT+CMGS=32\r");
        bench.Type(WithReport + "\u001a");
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(2));
        Assert.Equal("\r\n+CDS: 25\r\n0691740900120006010C91947110325476621142900320006211429003700000\r\n", bench.Wait(5));
    }

    [Theory]
    [InlineData("AT+CMGS=22\r", Hello)]
    [InlineData("AT+CMGS=23\r", "0011000B916407281553F80000AA0AE8329BFD4697D9EC3")]
    [InlineData("AT+CMGS=23\r", "0011000B916407281553F80000AA0AE8329BFD4697D9ECZZ")]
    [InlineData("AT+CMGS=23\r", "0012000B916407281553F80000AA0AE8329BFD4697D9EC37")]
    public void A_PDU_that_is_none_or_has_another_length_is_refused_with_304(string command, string pdu)
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type(command);
        Assert.Equal("\r\n+CMS ERROR: 304\r\n", bench.Type(pdu + "\u001a"));
    }
}

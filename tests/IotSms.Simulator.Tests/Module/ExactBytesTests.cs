namespace IotSms.Simulator.Tests.Module;

public sealed class ExactBytesTests
{
    [Theory]
    [InlineData("sim800", "AT\r", "\r\nOK\r\n")]
    [InlineData("sim7600", "AT\r", "\r\nOK\r\n")]
    [InlineData("sim800", "AT+NOSUCH\r", "\r\nERROR\r\n")]
    [InlineData("sim7600", "AT+NOSUCH\r", "\r\nERROR\r\n")]
    [InlineData("sim800", "AT+CMEE=1\r", "\r\nOK\r\n")]
    [InlineData("sim800", "AT+CPIN?\r", "\r\n+CPIN: READY\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CSQ\r", "\r\n+CSQ: 18,0\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CSQ\r", "\r\n+CSQ: 22,99\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CREG=2;+CREG?\r", "\r\n+CREG: 2,1,\"1A2B\",\"3C4D\"\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CREG=2;+CREG?\r", "\r\n+CREG: 2,1,1A2B,1C3D4E5\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CGMM\r", "\r\nSIMCOM_SIM800L\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CGMM\r", "\r\nSIMCOM_SIM7600E-H\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CCID\r", "\r\n89470060201112131415\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CICCID\r", "\r\n+ICCID: 89470060201112131415\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CICCID\r", "\r\nERROR\r\n")]
    [InlineData("sim800", "AT+CBC\r", "\r\n+CBC: 0,90,4127\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CBC\r", "\r\n+CBC: 4.127V\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CPMS?\r", "\r\n+CPMS: \"SM\",0,40,\"SM\",0,40,\"SM\",0,40\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CPMS?\r", "\r\n+CPMS: \"ME\",0,23,\"ME\",0,23,\"ME\",0,23\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CNMI=?\r", "\r\n+CNMI: (0-3),(0-3),(0,2),(0,1),(0,1)\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CNMI=?\r", "\r\n+CNMI: (0,1,2),(0,1,2,3),(0,2),(0,1,2),(0,1)\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CNMI=2,1,0,2,0\r", "\r\nERROR\r\n")]
    [InlineData("sim7600", "AT+CNMI=2,1,0,2,0\r", "\r\nOK\r\n")]
    [InlineData("sim800", "AT+CNMI=2,1,0,1,0\r", "\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CNMI=2,1,0,1,0\r", "\r\n+CMS ERROR: 303\r\n")]
    [InlineData("sim7600", "AT+CNMI=1,1,0,1,0\r", "\r\nOK\r\n")]
    [InlineData("sim800", "AT+CPOWD=1\r", "\r\nNORMAL POWER DOWN\r\n")]
    [InlineData("sim7600", "AT+CPOWD=1\r", "\r\nERROR\r\n")]
    [InlineData("sim800", "AT+CPOF\r", "\r\nERROR\r\n")]
    [InlineData("sim800", "AT+CRESET\r", "\r\nERROR\r\n")]
    [InlineData("sim7600", "AT+CPOF\r", "\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CRESET\r", "\r\nOK\r\n")]
    [InlineData("sim800", "AT+CMGS=23\r", "\r\n> ")]
    [InlineData("sim7600", "AT+CMGS=23\r", "\r\n> ")]
    [InlineData("sim800", "AT+CMGR=1\r", "\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CMGR=0\r", "\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CMGR=23\r", "\r\n+CMS ERROR: 321\r\n")]
    [InlineData("sim800", "ATH\r", "\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CSMS=1\r", "\r\n+CSMS:1,1,1\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CNMA\r", "\r\n+CMS ERROR: 340\r\n")]
    [InlineData("sim800", "AT+CNMA\r", "\r\nERROR\r\n")]
    [InlineData("sim800", "ATI\r", "\r\nSIM800 R14.18\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+COPS?\r", "\r\n+COPS: 0,0,\"Fjordnett\"\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+COPS?\r", "\r\n+COPS: 0,0,\"Fjordnett\",7\r\n\r\nOK\r\n")]
    public void A_command_without_echo_is_answered_byte_for_byte(string profile, string command, string answer)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.Equal(answer, bench.Type(command));
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public void Echo_is_on_at_the_start_and_repeats_its_own_end(string profile)
    {
        using var bench = new Bench(profile);
        Assert.Equal("ATE0\r\r\nOK\r\n", bench.Type("ATE0\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public void Escape_at_the_prompt_ends_it_with_OK(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.Equal("\r\n> ", bench.Type("AT+CMGS=23\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type("0011\u001b"));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }
}

using IotSms.Modem.At;

namespace IotSms.Modem.Tests.At;

public sealed class AtTraceTests
{
    [Theory]
    [InlineData("+CMTI: \"SM\",3", "+CMTI: \"SM\",3")]
    [InlineData("0011000B916407281553F80000AA0AE8329BFD4697D9EC37", "<24 octets>")]
    [InlineData("+CUSD: 0,\"Your balance is 5\",15", "+CUSD: 0,\"...\",15")]
    [InlineData("861311000000123", "8613*********23")]
    [InlineData("OK", "OK")]
    public void A_logged_line_has_no_text_and_no_whole_number(string line, string logged) => Assert.Equal(logged, AtTrace.Mask(line));

    [Fact]
    public void A_logged_command_has_no_arguments() => Assert.Equal("AT+CPIN", AtCommands.EnterPin("1234").ToString());
}

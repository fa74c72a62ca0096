using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Tests.Access.Proofs;

public sealed class ATextIsTakenApart
{
    private static readonly Credential Code = new Credential.Totp("12345678901234567890"u8.ToArray(), 6);
    private static readonly Credential Pin = new Credential.Pin(new(1, new byte[16], new byte[32]), 4);
    private static readonly Credential Signed = new Credential.Signed(new byte[32]);

    [Theory]
    [InlineData("481920 relay 1 on", "relay 1 on", "481920")]
    [InlineData("relay 1 on 481920", "relay 1 on", "481920")]
    [InlineData(" \t481920\n relay   1 on  ", "relay 1 on", "481920")]
    [InlineData("481920 755224 relay 1 on", "relay 1 on", "481920 755224")]
    [InlineData("481920 relay 1 on 755224", "relay 1 on 755224", "481920")]
    [InlineData("481920", "", "481920")]
    [InlineData("481920 755224", "", "481920 755224")]
    [InlineData("relay 1 on", "relay 1 on", null)]
    [InlineData("relay 1 pulse 3600", "relay 1 pulse 3600", null)]
    [InlineData("48192 relay 1 on", "relay 1 on", "48192")]
    [InlineData("4819201 relay 1 on", "relay 1 on", "4819201")]
    [InlineData("481 relay 1 on", "481 relay 1 on", null)]
    [InlineData("relay 1 on ٤٨١٩٢٠", "relay 1 on ٤٨١٩٢٠", null)]
    [InlineData("", "", null)]
    public void Into_words_and_a_one_time_code(string text, string words, string? code) =>
        Assert.Equal(new(words, code), CodeSplit.Of(text, Code));

    [Theory]
    [InlineData("4711 relay 1 on", "relay 1 on", "4711")]
    [InlineData("relay 1 on 4711", "relay 1 on", "4711")]
    [InlineData("4711 relay 1 pulse 3600", "relay 1 pulse 3600", "4711")]
    public void Into_words_and_a_PIN(string text, string words, string? code) => Assert.Equal(new(words, code), CodeSplit.Of(text, Pin));

    [Theory]
    [InlineData("17.3f9a2c81d0e4b7a65c1e relay 1 on", "relay 1 on", "17.3f9a2c81d0e4b7a65c1e")]
    [InlineData("relay 1 on 17.3F9A2C81D0E4B7A65C1E", "relay 1 on", "17.3F9A2C81D0E4B7A65C1E")]
    [InlineData("relay 1 on 17.3f9a", "relay 1 on 17.3f9a", null)]
    public void Into_words_and_a_signature(string text, string words, string? code) =>
        Assert.Equal(new(words, code), CodeSplit.Of(text, Signed));

    [Fact]
    public void Who_has_no_secret_has_no_code_in_his_words() =>
        Assert.Equal(new("481920 status", null), CodeSplit.Of("481920  status", null));
}

using CsCheck;

namespace IotSms.Pdu.Tests.Ussd;

public sealed class UssdTextTests
{
    private static readonly CbsDataCodingScheme Gsm = CbsDataCodingScheme.Unspecified;
    private static readonly CbsDataCodingScheme Ucs2 = CbsDataCodingScheme.Decode(72);

    [Theory]
    [InlineData("0D", "0D")]
    [InlineData("3032", "3019")]
    [InlineData("7061747465726E", "F0309D5E96BB1B")] // seven: filled
    [InlineData("7061747465726E21", "F0309D5E96BB43")]
    [InlineData("7061747465726E0D", "F0309D5E96BB1B0D")] // an own carriage return where filling would be: doubled
    [InlineData("612076657279206C6F6E672074657374207061747465726E", "6190BD2CCF83D86FF719442FCFE92078984E2FCBDD")]
    [InlineData("66696C6C65723F00", "E6349B5D96FF00")] // a last @ is no filling
    [InlineData("", "")]
    public void Septets_are_packed_with_the_filling_of_USSD_and_come_back_without(string septets, string packed)
    {
        Assert.Equal(packed, Convert.ToHexString(UssdText.Pack(Convert.FromHexString(septets))));
        Assert.Equal(septets, Convert.ToHexString(UssdText.Unpack(Convert.FromHexString(packed))));
    }

    [Fact]
    public void Any_septets_come_back_but_for_a_carriage_return_too_many() =>
        Gen.OneOf(Gen.Const((byte)0x0D), Gen.Byte[0, 127]).Array[0, 182].Sample(septets =>
        {
            var back = UssdText.Unpack(UssdText.Pack(septets));
            var doubled = septets.Length % 8 == 1 && septets.Length > 1 && septets[^1] == 0x0D && septets[^2] == 0x0D;
            Assert.Equal(doubled ? septets[..^1] : septets, back);
        }, seed: "0000KOIb9Cq4", iter: 2_000);

    [Fact]
    public void A_text_is_packed_and_read_again()
    {
        Assert.Equal("AA180C3602", Convert.ToHexString(UssdText.Encode("*100#")));
        Assert.Equal("*100#", UssdText.Decode(UssdText.Encode("*100#"), Gsm));
        Assert.Throws<PduException>(() => UssdText.Encode("я"));
    }

    [Fact]
    public void A_language_ahead_of_the_text_is_not_part_of_it()
    {
        Assert.Equal("Hello", UssdText.Decode(UssdText.Encode("en\rHello"), CbsDataCodingScheme.Decode(0x10)));
        Assert.Equal("Hi", UssdText.Decode(Convert.FromHexString("657700480069"), CbsDataCodingScheme.Decode(0x11)));
        Assert.Equal("e", UssdText.Decode([0x65], CbsDataCodingScheme.Decode(0x10)));
    }

    [Fact]
    public void Half_a_unit_at_the_end_is_dropped() => Assert.Equal("Hi", UssdText.Decode(Convert.FromHexString("0048006900"), Ucs2));

    [Fact]
    public void Octets_of_no_alphabet_are_shown_as_they_are() =>
        Assert.Equal("Aé", UssdText.Decode([0x41, 0xE9], CbsDataCodingScheme.Decode(0x44)));

    [Theory]
    [InlineData("Available Balance: R 96.45 .")]
    [InlineData("Bal:$100.00 *\r\nExp 01 Jan 2013\r\n1. Recharge")]
    [InlineData("")]
    [InlineData("ABBA")] // hexadecimal to look at, too short to be
    [InlineData("12345678")] // a voucher
    [InlineData("491570123456")] // the own number
    [InlineData("ABC")]
    public void Plain_text_under_scheme_15_is_itself(string reported) => Assert.Equal(reported, UssdText.Reported(reported, Gsm));

    [Theory]
    [InlineData("00480065006C006C006F", "Hello")] // SIM800, CSCS "UCS2"
    [InlineData("0031003200330034", "1234")]
    [InlineData("041F04400438043204350442", "Привет")]
    [InlineData("0411 0430", "0411 0430")] // digits apart are a text
    [InlineData("48656C6C6F20776F726C64", "Hello world")] // septets, one an octet
    [InlineData("C8329BFD06DDDF723619", "Hello world")] // septets, packed
    [InlineData("c8329bfd06dddf723619", "Hello world")]
    [InlineData(" 49B41C74ACD3D16171D90D66666666666666666666B45CAC76C3CD6CB41B2D060389CB74F9FE4C07DD5CB91AA85897BF1B",
        "Ihr Guthaben¿LΘ3fLΘ3fLΘ34915783647410 beträgt 7.95 Euro")] // Huawei E160, as captured
    public void Hexadecimal_under_scheme_15_is_read(string reported, string text) => Assert.Equal(text, UssdText.Reported(reported, Gsm));

    [Theory]
    [InlineData("041F0440", "Пр")]
    [InlineData("4F60", "你")]
    [InlineData("Guthaben: 5 Euro", "Guthaben: 5 Euro")]
    [InlineData("123456", "123456")] // no whole number of units
    public void Scheme_72_is_UCS_2_in_hexadecimal_unless_it_can_not_be(string reported, string text) =>
        Assert.Equal(text, UssdText.Reported(reported, Ucs2));

    [Fact]
    public void Anything_reported_reads_as_something() =>
        Gen.Select(Gen.String[Gen.Char["0123456789ABCDEFabcdef \r\nxyz"], 0, 60], Gen.Byte).Sample((reported, scheme) =>
            Assert.NotNull(UssdText.Reported(reported, CbsDataCodingScheme.Decode(scheme))), seed: "0000KOIb9Cq4", iter: 2_000);
}

using CsCheck;

namespace IotSms.Pdu.Tests.Addressing;

public sealed class TpAddressTests
{
    [Theory]
    [InlineData("+4790012345", "0A917409103254", TypeOfNumber.International)]
    [InlineData("90012345", "088109103254", TypeOfNumber.Unknown)]
    [InlineData("2580", "04815208", TypeOfNumber.Unknown)]
    [InlineData("113", "038111F3", TypeOfNumber.Unknown)]
    [InlineData("*#21", "0481BA12", TypeOfNumber.Unknown)]
    [InlineData("12345678901234567890", "148121436587092143658709", TypeOfNumber.Unknown)]
    public void A_number_is_written_with_its_count_of_digits_and_read_again(string number, string octets, TypeOfNumber type)
    {
        var address = TpAddress.FromNumber(number);
        Assert.Equal(octets, Convert.ToHexString(address.Encode()));
        Assert.Equal(address, TpAddress.Decode(Convert.FromHexString(octets), out var used));
        Assert.Equal((number, type, octets.Length / 2), (address.ToString(), address.Type, used));
    }

    [Theory]
    [InlineData("Telia", "09D0D4323B1D06")]
    [InlineData("sipgate", "0DD0F334FC1CA69701")] // 49 bits: 13 semi-octets are useful, the 14th is not
    [InlineData("FRANCOIS", "0ED04669D0397C26A7")]
    [InlineData("Design@Home", "14D0C4F23C7D760390EF7619")]
    [InlineData("€", "04D09B32")] // an escape pair counts as two
    public void A_name_is_written_with_its_useful_semi_octets_and_read_again(string name, string octets)
    {
        Assert.Equal(octets, Convert.ToHexString(TpAddress.FromName(name).Encode()));
        Assert.Equal(TpAddress.FromName(name), TpAddress.Decode(Convert.FromHexString(octets), out _));
    }

    [Theory]
    [InlineData("+19037029920", "07919130079229F0")]
    [InlineData("+9876543210", "06918967452301")]
    [InlineData("12345", "04812143F5")]
    public void A_service_centre_is_written_with_its_count_of_octets_and_read_again(string number, string octets)
    {
        Assert.Equal(octets, Convert.ToHexString(TpAddress.FromNumber(number).EncodeServiceCentre()));
        Assert.Equal(number, TpAddress.DecodeServiceCentre(Convert.FromHexString(octets + "FFFF"), out var used)?.ToString());
        Assert.Equal(octets.Length / 2, used);
    }

    [Fact]
    public void A_service_centre_of_no_octets_is_the_one_on_the_SIM()
    {
        Assert.Null(TpAddress.DecodeServiceCentre([0, 0x91], out var used));
        Assert.Equal(1, used);
    }

    [Theory]
    [InlineData("0091", 0x91, "")] // no digits, so nothing to put a plus sign in front of
    [InlineData("0080", 0x80, "")]
    [InlineData("049121F3", 0x91, "+123")] // a filler early
    [InlineData("04A12143", 0xA1, "1234")]
    [InlineData("04B12143", 0xB1, "1234")]
    [InlineData("04C12143", 0xC1, "1234")]
    [InlineData("04E92143", 0xE9, "1234")]
    [InlineData("04FF2143", 0xFF, "1234")]
    [InlineData("04112143", 0x91, "+1234")] // the extension bit left out
    public void Every_type_of_number_and_numbering_plan_is_read(string octets, byte typeOfAddress, string shown)
    {
        var address = TpAddress.Decode(Convert.FromHexString(octets), out _);
        Assert.Equal((typeOfAddress, shown), (address.TypeOfAddress, address.ToString()));
    }

    [Fact]
    public void The_type_of_address_can_be_given() =>
        Assert.Equal("04A12143", Convert.ToHexString(TpAddress.FromNumber("1234", 0xA1).Encode()));

    [Theory]
    [InlineData("", "0 digits")]
    [InlineData("+", "0 digits")]
    [InlineData("123456789012345678901", "21 digits")]
    [InlineData("47 900", "' ' in '47 900'")]
    [InlineData("47+900", "'+' in '47+900'")]
    [InlineData("+d391", "'d' in '+d391'")]
    [InlineData("0x2A", "'x' in '0x2A'")]
    public void What_is_no_number_is_refused(string number, string words) => AssertRefused(() => TpAddress.FromNumber(number), words);

    [Theory]
    [InlineData("", "0 septets")]
    [InlineData("Twelve chars", "12 septets")]
    [InlineData("€€€€€€", "12 septets")]
    [InlineData("Łódź", "'Ł' at 0")]
    public void What_is_no_name_is_refused(string name, string words) => AssertRefused(() => TpAddress.FromName(name), words);

    [Theory]
    [InlineData("15910000", 0)] // 21 semi-octets
    [InlineData("FFFF", 0)]
    [InlineData("0A91740910", 2)] // cut in the digits
    [InlineData("0A", 1)] // cut before the type
    [InlineData("", 0)]
    public void What_is_cut_short_or_too_long_is_refused_with_its_octet(string octets, int octet)
    {
        var refusal = Assert.Throws<PduException>(() => TpAddress.Decode(Convert.FromHexString(octets), out _));
        Assert.Equal(("address", octet, "3GPP TS 23.040 9.1.2.5"), (refusal.Field, refusal.Octet, refusal.Clause));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("01", 1)]
    [InlineData("0791740910", 2)]
    public void A_service_centre_cut_short_is_refused_with_its_octet(string octets, int octet)
    {
        var refusal = Assert.Throws<PduException>(() => TpAddress.DecodeServiceCentre(Convert.FromHexString(octets), out _));
        Assert.Equal(("service centre address", octet, "3GPP TS 24.011 8.2.5.2"), (refusal.Field, refusal.Octet, refusal.Clause));
    }

    [Fact]
    public void What_could_not_be_read_again_is_not_written()
    {
        AssertRefused(() => new TpAddress(TypeOfNumber.Unknown, NumberingPlan.Telephone, new string('1', 21)).Encode(), "21 semi-octets");
        AssertRefused(() => new TpAddress(TypeOfNumber.Alphanumeric, NumberingPlan.Unknown, "Twelve chars").Encode(), "21 semi-octets");
        AssertRefused(() => new TpAddress(TypeOfNumber.Unknown, NumberingPlan.Telephone, new string('1', 21)).EncodeServiceCentre(),
            "21 semi-octets");
    }

    [Fact]
    public void Any_number_comes_back_from_either_form() =>
        Gen.Select(Gen.String[Gen.Char["0123456789*#abc"], 1, 20], Gen.Enum<TypeOfNumber>(), Gen.Int[0, 15]).Sample((digits, type, plan) =>
        {
            if (type == TypeOfNumber.Alphanumeric)
                return;
            var address = new TpAddress(type, (NumberingPlan)plan, digits);
            Assert.Equal(address, TpAddress.Decode(address.Encode(), out _));
            Assert.Equal(address, TpAddress.DecodeServiceCentre(address.EncodeServiceCentre(), out _));
        }, seed: "0000KOIb9Cq4", iter: 1_000);

    [Fact]
    public void Any_name_comes_back() =>
        Gen.String[Gen.Char["ABCxyz0189 -_@£Øñ&!"], 1, 11].Sample(name =>
        {
            Assert.Equal(name, TpAddress.Decode(TpAddress.FromName(name).Encode(), out var used).ToString());
            Assert.Equal(2 + (name.Length * 7 + 7) / 8, used);
        }, seed: "0000KOIb9Cq4", iter: 1_000);

    private static void AssertRefused(Action act, string words)
    {
        var refusal = Assert.Throws<PduException>(act);
        Assert.Equal(-1, refusal.Octet);
        Assert.Contains(words, refusal.Message);
    }
}

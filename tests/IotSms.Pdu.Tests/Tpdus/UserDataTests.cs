using CsCheck;

namespace IotSms.Pdu.Tests.Tpdus;

public sealed class UserDataTests
{
    private static readonly DataCodingScheme Septets = DataCodingScheme.Gsm7;

    [Theory]
    [InlineData("00", "", 0)]
    [InlineData("05E8329BFD06", "hello", 5)]
    [InlineData("0761391D14A20A01", "as4u( (", 7)]
    [InlineData("07F03C5D5E4FA301", null, 7)]
    public void Septets_are_counted_by_the_length(string octets, string? text, int length)
    {
        var data = UserData.Decode(Convert.FromHexString(octets), Septets, hasHeader: false);
        Assert.Equal(length, data.Length);
        Assert.Equal(octets, Convert.ToHexString(data.Encode()));
        Assert.True(text is null || text.Length == data.Text!.Length);
    }

    [Theory]
    [InlineData(0, 0)] // header octets with UDHL, fill bits
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    [InlineData(5, 2)]
    [InlineData(6, 1)]
    [InlineData(7, 0)]
    [InlineData(8, 6)]
    [InlineData(9, 5)]
    [InlineData(10, 4)]
    [InlineData(13, 1)]
    public void The_text_begins_at_a_septet_boundary_behind_any_header(int headerOctets, int fillBits)
    {
        var header = headerOctets == 0 ? null : UserDataHeader.Of(new InformationElement(0x70, [.. new byte[headerOctets - 3]]));
        var data = new UserData(header, Alphabet.Gsm7, [0x7F, 0x00]);
        Assert.Equal((headerOctets * 8 + fillBits) / 7 + 2, data.Length);
        var octets = data.Encode();
        Assert.Equal(0x7F << fillBits & 0xFF, octets[1 + headerOctets]);
        Assert.Equal(data, UserData.Decode(octets, Septets, headerOctets > 0));
    }

    [Theory]
    [InlineData("06040102800200")] // 40 bits of header and 2 that fill the sixth septet, which reach into a sixth octet
    [InlineData("08060A04000101000000")]
    [InlineData("0706050415B3FDE8")] // no fill bits
    public void A_header_alone_is_user_data_too(string octets)
    {
        var data = UserData.Decode(Convert.FromHexString(octets), Septets, hasHeader: true);
        Assert.Equal("", data.Text);
        Assert.Equal(data, UserData.Decode(data.Encode(), Septets, hasHeader: true));
    }

    [Fact]
    public void Its_fill_bits_are_written_though_no_text_follows()
    {
        var header = UserDataHeader.Of(new InformationElement(InformationElement.SpecialMessageIndication, [0x80, 2]));
        Assert.Equal("06040102800200", Convert.ToHexString(new UserData(header, Alphabet.Gsm7, []).Encode()));
    }

    [Theory]
    [InlineData(0x0C)]
    [InlineData(0x80)]
    public void A_reserved_coding_is_read_as_the_default_alphabet(byte scheme) =>
        Assert.Equal("hello", UserData.Decode(Convert.FromHexString("05E8329BFD06"), new DataCodingScheme(scheme), hasHeader: false).Text);

    [Theory]
    [InlineData(0x04)]
    [InlineData(0xF5)]
    [InlineData(0x20)] // compressed
    [InlineData(0x28)]
    public void Octets_and_compressed_text_are_no_text(byte scheme)
    {
        var data = UserData.Decode([3, 1, 2, 3], new DataCodingScheme(scheme), hasHeader: false);
        Assert.Null(data.Text);
        Assert.Equal([1, 2, 3], data.Content);
    }

    [Fact]
    public void Half_a_unit_at_the_end_is_dropped_from_the_text_and_kept_in_the_content()
    {
        var data = UserData.Decode([5, 0x04, 0x1F, 0x04, 0x40, 0x04], DataCodingScheme.Ucs2, hasHeader: false);
        Assert.Equal(("Пр", 5), (data.Text, data.Content.Length));
    }

    [Fact]
    public void Languages_of_the_header_are_used()
    {
        var header = UserDataHeader.Of(new InformationElement(InformationElement.SingleShift, [1]),
            new InformationElement(InformationElement.LockingShift, [3]));
        Assert.Equal("êş", new UserData(header, Alphabet.Gsm7, [0x04, Gsm7.Escape, 0x73]).Text);
    }

    [Theory]
    [InlineData("", 0x00, false, "TP-UDL", 0)]
    [InlineData("05E8329BFD", 0x00, false, "TP-UDL", 0)] // an octet is missing
    [InlineData("030041", 0x08, false, "TP-UDL", 0)]
    [InlineData("A1", 0x00, false, "TP-UDL", 0)] // 161 septets
    [InlineData("8D", 0x04, false, "TP-UDL", 0)] // 141 octets
    [InlineData("00", 0x00, true, "UDHL", 1)] // a header is promised
    [InlineData("0203000000", 0x04, true, "UDHL", 1)] // UDHL beyond the user data
    [InlineData("0505000301020102", 0x04, true, "UDHL", 1)] // by one
    [InlineData("06050004010201", 0x04, true, "information element data", 4)]
    [InlineData("050400010100", 0x04, true, "information element length", 6)]
    public void What_does_not_fit_is_refused_with_field_and_octet(string octets, byte scheme, bool hasHeader, string field, int octet)
    {
        var refusal = Assert.Throws<PduException>(() =>
            UserData.Decode(Convert.FromHexString(octets), new DataCodingScheme(scheme), hasHeader));
        Assert.Equal((field, octet), (refusal.Field, refusal.Octet));
        Assert.StartsWith("3GPP TS 23.040 9.2.3", refusal.Clause);
    }

    [Theory]
    [InlineData(Alphabet.Gsm7, 160, 161)]
    [InlineData(Alphabet.EightBit, 140, 141)]
    [InlineData(Alphabet.Ucs2, 140, 142)]
    public void A_hundred_and_forty_octets_are_written_and_no_more(Alphabet alphabet, int fits, int tooMany)
    {
        Assert.Equal(141, new UserData(null, alphabet, [.. new byte[fits]]).Encode().Length);
        var refusal = Assert.Throws<PduException>(() => new UserData(null, alphabet, [.. new byte[tooMany]]).Encode());
        Assert.Equal(("TP-UD", -1, "3GPP TS 23.040 9.2.3.24"), (refusal.Field, refusal.Octet, refusal.Clause));
    }

    [Fact]
    public void A_header_too_long_for_its_own_length_octet_is_refused() =>
        Assert.Throws<PduException>(() =>
            new UserData(UserDataHeader.Of(new InformationElement(0x70, [.. new byte[300]])), Alphabet.EightBit, []).Encode());

    [Fact]
    public void Equal_content_makes_equal_user_data()
    {
        var one = new UserData(null, Alphabet.EightBit, [1, 2]);
        Assert.Equal((one, one.GetHashCode()),
            (new UserData(null, Alphabet.EightBit, [1, 2]), new UserData(null, Alphabet.EightBit, [1, 2]).GetHashCode()));
        Assert.NotEqual(one, new UserData(null, Alphabet.EightBit, [1, 3]));
        Assert.NotEqual(one, new UserData(null, Alphabet.Ucs2, [1, 2]));
        Assert.NotEqual(one, new UserData(new UserDataHeader([]), Alphabet.EightBit, [1, 2]));
    }

    [Fact]
    public void Any_text_comes_back_through_UCS_2() =>
        Gen.String[0, 70].Sample(text =>
        {
            if (text.Any(char.IsSurrogate))
                return;
            Assert.Equal(text, UserData.DecodeUcs2(UserData.EncodeUcs2(text).AsSpan()));
        }, seed: "0000KOIb9Cq4", iter: 500);
}

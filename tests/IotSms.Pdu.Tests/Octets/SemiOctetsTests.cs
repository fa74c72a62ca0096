using CsCheck;

namespace IotSms.Pdu.Tests.Octets;

public sealed class SemiOctetsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("1", "F1")]
    [InlineData("12", "21")]
    [InlineData("4790012345", "7409103254")]
    [InlineData("0123456789*#abc", "1032547698BADCFE")]
    public void The_first_digit_is_in_the_low_half_and_an_odd_one_out_is_filled_up(string digits, string octets)
    {
        Assert.Equal(octets, Convert.ToHexString(SemiOctets.Encode(digits)));
        Assert.Equal(digits, SemiOctets.Decode(Convert.FromHexString(octets), digits.Length));
    }

    [Fact]
    public void Capital_letters_are_the_same_digits() => Assert.Equal(SemiOctets.Encode("abc"), SemiOctets.Encode("ABC"));

    [Theory]
    [InlineData("21F3", 4, "123")] // a filler where the length promised a digit
    [InlineData("2143", 3, "123")] // a digit where the length wants filling
    [InlineData("2143", 9, "1234")] // fewer octets than the length wants
    [InlineData("F1FF", 4, "1")]
    [InlineData("2143", 0, "")]
    public void A_filler_or_the_count_ends_the_digits(string octets, int count, string digits) =>
        Assert.Equal(digits, SemiOctets.Decode(Convert.FromHexString(octets), count));

    [Theory]
    [InlineData("12d4", 'd')]
    [InlineData("+4", '+')]
    [InlineData("1 2", ' ')]
    [InlineData("٣", '٣')] // a digit of another script
    public void What_is_no_digit_is_refused_by_name(string digits, char wrong)
    {
        var refusal = Assert.Throws<PduException>(() => SemiOctets.Encode(digits));
        Assert.Equal(("digits", -1, "3GPP TS 23.040 9.1.2.3"), (refusal.Field, refusal.Octet, refusal.Clause));
        Assert.StartsWith($"'{wrong}'", refusal.Message);
    }

    [Fact]
    public void Any_digits_come_back() =>
        Gen.String[Gen.Char["0123456789*#abc"], 0, 40].Sample(digits =>
            Assert.Equal(digits, SemiOctets.Decode(SemiOctets.Encode(digits), digits.Length)), seed: "0000KOIb9Cq4", iter: 1_000);
}

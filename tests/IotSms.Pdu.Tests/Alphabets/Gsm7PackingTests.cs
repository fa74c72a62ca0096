using CsCheck;

namespace IotSms.Pdu.Tests.Alphabets;

public sealed class Gsm7PackingTests
{
    [Theory]
    [InlineData("", 0, "")]
    [InlineData("7F", 1, "FE")]
    [InlineData("7F00", 2, "FC01")]
    [InlineData("7F", 3, "F803")]
    [InlineData("7F", 5, "E00F")]
    [InlineData("7F", 6, "C01F")]
    [InlineData("68656C6C6F68656C6C6F", 0, "E8329BFD4697D9EC37")]
    [InlineData("48656C6C6F20776F726C64", 1, "906536FB0DBABFE56C32")]
    [InlineData("3031323334353637", 0, "B0986C46ABD96E")]
    public void Septets_lie_in_octets_from_the_least_significant_bit(string septets, int fillBits, string packed)
    {
        Assert.Equal(packed, Convert.ToHexString(Gsm7.Pack(Convert.FromHexString(septets), fillBits)));
        Assert.Equal(septets, Convert.ToHexString(Gsm7.Unpack(Convert.FromHexString(packed), septets.Length / 2, fillBits)));
    }

    [Fact]
    public void A_last_at_sign_is_told_from_padding_by_the_count_alone()
    {
        byte[] seven = [0x54, 0x61, 0x64, 0x61, 0x20, 0x3A, 0x29];
        byte[] eight = [.. seven, 0x00];
        Assert.Equal(Gsm7.Pack(seven, 0), Gsm7.Pack(eight, 0));
        Assert.Equal(seven, Gsm7.Unpack(Gsm7.Pack(seven, 0), 7, 0));
        Assert.Equal(eight, Gsm7.Unpack(Gsm7.Pack(seven, 0), 8, 0));
    }

    [Fact]
    public void More_septets_than_the_octets_hold_are_refused()
    {
        var refusal = Assert.Throws<PduException>(() => Gsm7.Unpack([1, 2, 3], 4, 0));
        Assert.Equal(("TP-UD", 3), (refusal.Field, refusal.Octet));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void Fill_bits_are_fewer_than_a_septet(int fillBits)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Gsm7.Pack([1], fillBits));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gsm7.Unpack([1], 0, fillBits));
    }

    [Fact]
    public void Septets_come_back_whatever_their_number_and_fill() =>
        Gen.Select(Gen.Byte[0, 127].Array[0, 300], Gen.Int[0, 6]).Sample((septets, fillBits) =>
        {
            var packed = Gsm7.Pack(septets, fillBits);
            Assert.Equal(septets.Length == 0 ? 0 : ((septets.Length * 7) + fillBits + 7) / 8, packed.Length);
            Assert.Equal(septets, Gsm7.Unpack(packed, septets.Length, fillBits));
        }, seed: "0000KOIb9Cq4", iter: 2_000);
}

using System.Text;
using CsCheck;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Tests.Access.Proofs;

public sealed class Base32Tests
{
    // RFC 4648 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY======")]
    [InlineData("fo", "MZXQ====")]
    [InlineData("foo", "MZXW6===")]
    [InlineData("foob", "MZXW6YQ=")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI======")]
    public void The_vectors_of_the_standard(string text, string base32)
    {
        Assert.Equal(base32.TrimEnd('='), Base32.Encode(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, Encoding.ASCII.GetString(Base32.Decode(base32)!));
    }

    [Theory]
    [InlineData("mzxw 6ytb oi")]
    [InlineData("  MZXW6YTBOI ")]
    public void What_people_copy_is_read(string copied) => Assert.Equal("foobar"u8.ToArray(), Base32.Decode(copied));

    [Theory]
    [InlineData("M")]
    [InlineData("MZXW6YTB1")]
    [InlineData("MZ=XW")]
    [InlineData("MZ")]
    [InlineData("MYA")]
    public void What_is_none_is_refused(string text) => Assert.Null(Base32.Decode(text));

    [Fact]
    public void Whatever_is_encoded_is_decoded() =>
        Gen.Byte.Array[0, 40].Sample(octets => octets.SequenceEqual(Base32.Decode(Base32.Encode(octets))!));
}

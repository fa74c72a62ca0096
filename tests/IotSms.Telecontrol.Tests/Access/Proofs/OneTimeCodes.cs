using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Tests.Access.Proofs;

public sealed class OneTimeCodes
{
    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();

    // RFC 4226, appendix D.
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void The_vectors_of_RFC_4226(long counter, string code) => Assert.Equal(code, Hotp.Code(Secret, counter, 6));

    // RFC 6238, appendix B, mode SHA1.
    [Theory]
    [InlineData(59, 0x1, "94287082")]
    [InlineData(1111111109, 0x23523EC, "07081804")]
    [InlineData(1111111111, 0x23523ED, "14050471")]
    [InlineData(1234567890, 0x273EF07, "89005924")]
    [InlineData(2000000000, 0x3F940AA, "69279037")]
    [InlineData(20000000000, 0x27BC86AA, "65353130")]
    public void The_vectors_of_RFC_6238(long seconds, long step, string code)
    {
        Assert.Equal(step, Totp.Step(DateTimeOffset.FromUnixTimeSeconds(seconds)));
        Assert.Equal(code, Hotp.Code(Secret, step, 8));
    }

    [Fact]
    public void An_app_learns_all_from_the_URI()
    {
        Assert.Equal(
            "otpauth://totp/site%207:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=site%207&digits=6&period=30",
            OtpauthUri.Of("site 7", "anna", new Credential.Totp(Secret, 6)));
        Assert.Equal(
            "otpauth://hotp/site7:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=site7&digits=8&counter=0",
            OtpauthUri.Of("site7", "anna", new Credential.Hotp(Secret, 8)));
        Assert.Null(OtpauthUri.Of("site7", "anna", new Credential.Signed(Secret)));
    }
}

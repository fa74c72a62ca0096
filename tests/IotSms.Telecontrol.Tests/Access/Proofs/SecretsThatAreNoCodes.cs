using System.Diagnostics;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Tests.Access.Proofs;

public sealed class SecretsThatAreNoCodes
{
    [Fact]
    public void A_PIN_is_known_by_its_hash()
    {
        var hash = PinHash.Read(PinHash.Of("4711").ToString())!;

        Assert.True(hash.Matches("4711"));
        Assert.False(hash.Matches("4712"));
        Assert.DoesNotContain("4711", hash.ToString());
        Assert.NotEqual(PinHash.Of("4711").ToString(), PinHash.Of("4711").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("4711")]
    [InlineData("pbkdf2-sha256:0:AAAA:AAAA")]
    [InlineData("pbkdf2-sha256:1000:AAAA:AAAA")]
    [InlineData("pbkdf2-sha256:1000::AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256:99999999999:AAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("scrypt:1000:AAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256:1000:A-A:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void What_is_no_hash_is_refused(string text) => Assert.Null(PinHash.Read(text));

    [Fact]
    public void A_signature_holds_for_its_key_its_counter_and_its_words()
    {
        byte[] key = new byte[32], other = [.. key.Append((byte)1)];
        var signature = CommandSignature.Read(CommandSignature.Of(key, 17, "relay 1 on").ToString())!;

        Assert.Equal(17, signature.Counter);
        Assert.True(signature.IsOf(key, "relay 1 on"));
        Assert.False(signature.IsOf(other, "relay 1 on"));
        Assert.False(signature.IsOf(key, "relay 1 off"));
        Assert.False((signature with { Counter = 18 }).IsOf(key, "relay 1 on"));
    }

    [Theory]
    [InlineData("17")]
    [InlineData("17.")]
    [InlineData(".3f9a2c81d0e4b7a65c1e")]
    [InlineData("-17.3f9a2c81d0e4b7a65c1e")]
    [InlineData("1234567890123456789.3f9a2c81d0e4b7a65c1e")]
    [InlineData("17.3f9a2c81d0e4b7a65c1g")]
    [InlineData("17.3f9a2c81d0e4b7a65c1e.1")]
    public void What_is_no_signature_is_refused(string text) => Assert.Null(CommandSignature.Read(text));

    [Fact]
    public void A_shell_signs_by_openssl()
    {
        const string Line = "printf '17 relay 1 on' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102030405060708090a0b0c0d0e0f -r";
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", Line]) { RedirectStandardOutput = true })!;
        string mac = shell.StandardOutput.ReadToEnd()[..20];
        shell.WaitForExit();

        Assert.Equal($"17.{mac}", $"{CommandSignature.Of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], 17, "relay 1 on")}");
    }
}

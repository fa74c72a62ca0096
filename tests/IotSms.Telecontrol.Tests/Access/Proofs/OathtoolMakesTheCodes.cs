using System.Diagnostics;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Tests.Access.Proofs;

/// <summary>Codes of another maker's tool (Debian: oathtool) are ours.</summary>
public sealed class OathtoolMakesTheCodes
{
    private static readonly byte[] Secret = "a secret of 20 chars"u8.ToArray();

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Of_a_counter(int digits) => Assert.Equal(
        Enumerable.Range(1000, 11).Select(counter => Hotp.Code(Secret, counter, digits)),
        Oathtool("--hotp", "--base32", "--counter=1000", "--window=10", $"--digits={digits}", Base32.Encode(Secret)));

    [Theory]
    [InlineData("2026-11-24 09:00:00 UTC")]
    [InlineData("2038-01-19 03:14:08 UTC")]
    public void Of_the_time(string at) => Assert.Equal(
        [Hotp.Code(Secret, Totp.Step(DateTimeOffset.Parse(at.Replace(" UTC", "Z"))), 6)],
        Oathtool("--totp", "--base32", $"--now={at}", Base32.Encode(Secret)));

    private static string[] Oathtool(params string[] arguments)
    {
        using var tool = Process.Start(new ProcessStartInfo("oathtool", arguments) { RedirectStandardOutput = true })!;
        string[] codes = tool.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        tool.WaitForExit();
        return codes;
    }
}

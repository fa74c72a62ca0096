using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>HOTP: a one-time code of a secret and a counter (RFC 4226 5.3).</summary>
public static class Hotp
{
    private static readonly uint[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>The code of a counter.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="counter">The counter.</param>
    /// <param name="digits">How many digits, 6 to 8.</param>
    public static string Code(ReadOnlySpan<byte> secret, long counter, int digits)
    {
        Span<byte> moving = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(moving, counter);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        // The standard's hash. What is asked of it here, a keyed pseudo-random function, SHA-1 still is (RFC 6194 3.3).
#pragma warning disable CA5350
        HMACSHA1.HashData(secret, moving, mac);
#pragma warning restore CA5350
        int offset = mac[^1] & 0xF;
        uint truncated = BinaryPrimitives.ReadUInt32BigEndian(mac[offset..]) & 0x7FFF_FFFF;
        return (truncated % PowersOfTen[digits]).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }
}

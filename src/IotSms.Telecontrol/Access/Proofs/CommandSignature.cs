using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>
/// A machine's signature under a command: <c>17.3f9a2c81d0e4b7a65c1e</c>, its counter and the first 80 bits of HMAC-SHA-256 over the
/// counter, a space and the words (RFC 2104 5 lets no fewer bits stand).
/// </summary>
/// <param name="Counter">Greater with each command.</param>
/// <param name="Mac">The truncated code.</param>
public sealed record CommandSignature(long Counter, ReadOnlyMemory<byte> Mac)
{
    private const int Octets = 10;
    private const int LongestCounter = 18;

    /// <summary>Signs words.</summary>
    public static CommandSignature Of(ReadOnlySpan<byte> key, long counter, string words) => new(counter, MacOf(key, counter, words));

    /// <summary>Whether it was made with this key, for these words.</summary>
    public bool IsOf(ReadOnlySpan<byte> key, string words) =>
        CryptographicOperations.FixedTimeEquals(MacOf(key, Counter, words), Mac.Span);

    /// <summary>Reads one; null: it has another form.</summary>
    public static CommandSignature? Read(string text) =>
        text.Split('.') is [{ Length: > 0 and <= LongestCounter } counter, { Length: 2 * Octets } mac]
        && long.TryParse(counter, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && mac.All(char.IsAsciiHexDigit)
            ? new(value, Convert.FromHexString(mac))
            : null;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Counter}.{Convert.ToHexStringLower(Mac.Span)}");

    private static byte[] MacOf(ReadOnlySpan<byte> key, long counter, string words) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{counter} {words}")))[..Octets];
}

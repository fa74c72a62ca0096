using System.Buffers;

namespace IotSms.Pdu;

/// <summary>Semi-octet representation (3GPP TS 23.040 9.1.2.3): two digits an octet, the first in the low half.</summary>
public static class SemiOctets
{
    // 23.040 9.1.2.3 with 24.008 10.5.4.7: 1010 is '*', 1011 '#', 1100 to 1110 'a' to 'c', 1111 fills up.
    private const string Values = "0123456789*#abc";
    private const int Filler = 0xF;

    internal static readonly SearchValues<char> Digits = SearchValues.Create(Values + "ABC");

    /// <summary>Writes digits, the last half filled up with 1111 when their number is odd.</summary>
    /// <exception cref="PduException">A character is not one of <c>0-9 * # a b c</c>.</exception>
    public static byte[] Encode(ReadOnlySpan<char> digits)
    {
        var octets = new byte[(digits.Length + 1) / 2];
        for (var n = 0; n < octets.Length; n++)
        {
            var high = 2 * n + 1 < digits.Length ? Value(digits[2 * n + 1]) : Filler;
            octets[n] = (byte)(high << 4 | Value(digits[2 * n]));
        }

        return octets;
    }

    /// <summary>Reads digits; a filler ends them.</summary>
    /// <param name="octets">The octets.</param>
    /// <param name="count">The most digits to read.</param>
    public static string Decode(ReadOnlySpan<byte> octets, int count)
    {
        Span<char> digits = stackalloc char[Math.Min(count, 2 * octets.Length)];
        for (var n = 0; n < digits.Length; n++)
        {
            var value = n % 2 == 0 ? octets[n / 2] & 0xF : octets[n / 2] >> 4;
            if (value == Filler) return new string(digits[..n]);
            digits[n] = Values[value];
        }

        return new string(digits);
    }

    private static int Value(char c)
    {
        var value = Values.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
        return value >= 0
            ? value
            : throw new PduException("digits", -1, Clause.SemiOctets, $"'{c}' is no digit of an address: use 0-9, *, #, a, b, c.");
    }
}

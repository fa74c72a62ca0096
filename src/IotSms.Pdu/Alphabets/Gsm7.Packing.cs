namespace IotSms.Pdu;

public static partial class Gsm7
{
    private const int BitsPerSeptet = 7;
    private const int BitsPerOctet = 8;

    /// <summary>Packs septets into octets, the first septet in the least significant bits (3GPP TS 23.038 6.1.2.1).</summary>
    /// <param name="septets">One septet an octet; bit 8 is ignored.</param>
    /// <param name="fillBits">0-6 zero bits before the first septet, which bring it to a septet boundary after a user data header
    /// (3GPP TS 23.040 9.2.3.24).</param>
    /// <returns>As few octets as hold the bits; the spare bits at the end are 0.</returns>
    public static byte[] Pack(ReadOnlySpan<byte> septets, int fillBits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fillBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fillBits, BitsPerSeptet);
        var packed = new byte[OctetsFor(septets.Length, fillBits)];
        for (var i = 0; i < septets.Length; i++)
        {
            var (octet, bit) = Math.DivRem(fillBits + (i * BitsPerSeptet), BitsPerOctet);
            var window = (septets[i] & 0x7F) << bit;
            packed[octet] |= (byte)window;
            if (window > byte.MaxValue)
                packed[octet + 1] |= (byte)(window >> BitsPerOctet);
        }

        return packed;
    }

    /// <summary>Takes septets out of octets (3GPP TS 23.038 6.1.2.1).</summary>
    /// <param name="packed">The octets.</param>
    /// <param name="septetCount">How many septets to take; only the sender's count tells a last <c>@</c> from padding.</param>
    /// <param name="fillBits">0-6 bits to skip before the first septet.</param>
    /// <returns>One septet an octet, 0-127.</returns>
    /// <exception cref="PduException">The octets hold fewer septets than asked for.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed, int septetCount, int fillBits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(septetCount);
        ArgumentOutOfRangeException.ThrowIfNegative(fillBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fillBits, BitsPerSeptet);
        var needed = OctetsFor(septetCount, fillBits);
        if (needed > packed.Length)
            throw new PduException("TP-UD", packed.Length, "3GPP TS 23.038 6.1.2.1",
                $"{septetCount} septets after {fillBits} fill bits need {needed} octets, there are {packed.Length}.");

        var septets = new byte[septetCount];
        for (var i = 0; i < septets.Length; i++)
        {
            var (octet, bit) = Math.DivRem(fillBits + (i * BitsPerSeptet), BitsPerOctet);
            var window = packed[octet] >> bit;
            if (bit > 1)
                window |= packed[octet + 1] << (BitsPerOctet - bit);
            septets[i] = (byte)(window & 0x7F);
        }

        return septets;
    }

    private static int OctetsFor(int septets, int fillBits) =>
        septets == 0 ? 0 : ((septets * BitsPerSeptet) + fillBits + BitsPerOctet - 1) / BitsPerOctet;
}

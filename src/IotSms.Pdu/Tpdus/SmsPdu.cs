using System.Buffers;

namespace IotSms.Pdu;

/// <summary>A PDU as modules exchange it (3GPP TS 27.005 3.1): service centre address and TPDU.</summary>
/// <param name="ServiceCentre">The service centre; null: the one on the SIM.</param>
/// <param name="Tpdu">The TPDU.</param>
public sealed record SmsPdu(TpAddress? ServiceCentre, Tpdu Tpdu)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    /// <summary>The length that <c>AT+CMGS</c> names: octets of the TPDU, without the service centre address.</summary>
    public int TpduLength => Tpdu.Encode().Length;

    /// <summary>Decodes octets.</summary>
    /// <exception cref="PduException">They are no PDU.</exception>
    public static SmsPdu Decode(ReadOnlySpan<byte> octets, TpduDirection direction)
    {
        var reader = new OctetReader(octets);
        var serviceCentre = TpAddress.ReadServiceCentre(ref reader);
        return new SmsPdu(serviceCentre, Tpdu.Read(ref reader, direction));
    }

    /// <summary>Decodes octets whose user data may be cut short, as far as it goes. For diagnosis, never for what is to be sent.</summary>
    /// <exception cref="PduException">They are no PDU.</exception>
    public static SmsPdu DecodeTruncated(ReadOnlySpan<byte> octets, TpduDirection direction)
    {
        var reader = new OctetReader(octets, takesWhatIsThere: true);
        var serviceCentre = TpAddress.ReadServiceCentre(ref reader);
        return new SmsPdu(serviceCentre, Tpdu.Read(ref reader, direction));
    }

    /// <summary>Decodes hexadecimal digits, two an octet.</summary>
    /// <exception cref="PduException">They are no hexadecimal digits or no PDU.</exception>
    public static SmsPdu DecodeHex(ReadOnlySpan<char> hex, TpduDirection direction) => Decode(FromHex(hex), direction);

    /// <summary>The octets.</summary>
    public byte[] Encode() => [.. ServiceCentre?.EncodeServiceCentre() ?? [0], .. Tpdu.Encode()];

    /// <summary>The octets in upper-case hexadecimal, as modules take them.</summary>
    public string ToHex() => Convert.ToHexString(Encode());

    private static byte[] FromHex(ReadOnlySpan<char> hex)
    {
        var wrong = hex.IndexOfAnyExcept(HexDigits);
        if (wrong >= 0)
            throw new PduException("PDU", wrong / 2, Clause.Hexadecimal, $"'{hex[wrong]}' at character {wrong} is no hexadecimal digit.");
        return hex.Length % 2 == 0
            ? Convert.FromHexString(hex)
            : throw new PduException("PDU", hex.Length / 2, Clause.Hexadecimal,
                $"{hex.Length} hexadecimal digits: an octet has two, one is missing.");
    }
}

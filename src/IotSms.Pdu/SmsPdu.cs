namespace IotSms.Pdu;

/// <summary>Placeholder until the codec lands.</summary>
public sealed record SmsPdu(string Hex)
{
    /// <summary>Octets of the TPDU, the service centre not counted.</summary>
    public int TpduLength => Hex.Length / 2 - 1 - Convert.ToInt32(Hex[..2], 16);

    /// <summary>Service centre and TPDU in hexadecimal.</summary>
    public string ToHex() => Hex;
}

namespace IotSms.Pdu;

/// <summary>Application port addressing (3GPP TS 23.040 9.2.3.24.3 and 9.2.3.24.4), such as 2948 for a WAP push.</summary>
/// <param name="Destination">Destination port.</param>
/// <param name="Source">Originator port.</param>
/// <param name="Is16Bit">Whether the ports travel in 16 bits each.</param>
public readonly record struct ApplicationPorts(int Destination, int Source, bool Is16Bit)
{
    /// <summary>As an information element.</summary>
    public InformationElement ToElement() => Is16Bit
        ? new(InformationElement.Ports16, [(byte)(Destination >> 8), (byte)Destination, (byte)(Source >> 8), (byte)Source])
        : new(InformationElement.Ports8, [(byte)Destination, (byte)Source]);
}

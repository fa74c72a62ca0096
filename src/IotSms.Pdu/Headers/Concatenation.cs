namespace IotSms.Pdu;

/// <summary>Concatenated short messages (3GPP TS 23.040 9.2.3.24.1 and 9.2.3.24.8): which part of which message this is.</summary>
/// <param name="Reference">The message's reference: 0 to 255, or to 65535 when <paramref name="Is16Bit"/>.</param>
/// <param name="Total">Number of parts, 1 to 255.</param>
/// <param name="Sequence">This part, from 1.</param>
/// <param name="Is16Bit">Whether the reference travels in 16 bits.</param>
public readonly record struct Concatenation(int Reference, int Total, int Sequence, bool Is16Bit)
{
    /// <summary>Whether it names a part that can be: a sequence number of 0 or above the total is to be ignored (9.2.3.24.1).</summary>
    public bool IsSound => Total > 0 && Sequence > 0 && Sequence <= Total;

    /// <summary>As an information element.</summary>
    public InformationElement ToElement() => Is16Bit
        ? new(InformationElement.Concatenation16, [(byte)(Reference >> 8), (byte)Reference, (byte)Total, (byte)Sequence])
        : new(InformationElement.Concatenation8, [(byte)Reference, (byte)Total, (byte)Sequence]);
}

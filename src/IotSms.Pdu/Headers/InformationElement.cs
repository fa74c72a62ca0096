using System.Collections.Immutable;

namespace IotSms.Pdu;

/// <summary>One information element of a user data header (3GPP TS 23.040 9.2.3.24), kept verbatim.</summary>
/// <param name="Identifier">Information-element-identifier.</param>
/// <param name="Data">Information-element-data, 0 to 137 octets.</param>
public sealed record InformationElement(byte Identifier, ImmutableArray<byte> Data)
{
    /// <summary>Concatenated short messages, 8-bit reference.</summary>
    public const byte Concatenation8 = 0x00;

    /// <summary>Special SMS message indication.</summary>
    public const byte SpecialMessageIndication = 0x01;

    /// <summary>Application port addressing, 8 bit.</summary>
    public const byte Ports8 = 0x04;

    /// <summary>Application port addressing, 16 bit.</summary>
    public const byte Ports16 = 0x05;

    /// <summary>Concatenated short messages, 16-bit reference.</summary>
    public const byte Concatenation16 = 0x08;

    /// <summary>National language single shift.</summary>
    public const byte SingleShift = 0x24;

    /// <summary>National language locking shift.</summary>
    public const byte LockingShift = 0x25;

    /// <inheritdoc/>
    public bool Equals(InformationElement? other) =>
        other is not null && Identifier == other.Identifier && Data.AsSpan().SequenceEqual(other.Data.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Identifier);
        hash.AddBytes(Data.AsSpan());
        return hash.ToHashCode();
    }
}

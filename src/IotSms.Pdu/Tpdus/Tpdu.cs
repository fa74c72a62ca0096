namespace IotSms.Pdu;

/// <summary>A transfer protocol data unit (3GPP TS 23.040 9.2.2).</summary>
public abstract record Tpdu
{
    private protected Tpdu() { }

    /// <summary>The octets.</summary>
    /// <exception cref="PduException">The user data does not fit.</exception>
    public abstract byte[] Encode();

    /// <summary>Decodes a TPDU.</summary>
    /// <exception cref="PduException">Cut short, or of a type that is not known in this direction.</exception>
    public static Tpdu Decode(ReadOnlySpan<byte> octets, TpduDirection direction)
    {
        var reader = new OctetReader(octets);
        return Read(ref reader, direction);
    }

    internal static Tpdu Read(ref OctetReader reader, TpduDirection direction)
    {
        var at = reader.Position;
        var first = reader.Next("TP-MTI", Clause.MessageTypeIndicator);
        return (direction, first & 3) switch
        {
            (TpduDirection.MobileTerminated, 0) => SmsDeliver.Read(ref reader, first),
            (TpduDirection.MobileTerminated, 2) => SmsStatusReport.Read(ref reader, first),
            (TpduDirection.MobileOriginated, 1) => SmsSubmit.Read(ref reader, first),
            _ => throw new PduException("TP-MTI", at, Clause.MessageTypeIndicator,
                $"Message type {first & 3} at octet {at} is none of {TypesOf(direction)}."),
        };
    }

    private static string TypesOf(TpduDirection direction) =>
        direction == TpduDirection.MobileTerminated ? "SMS-DELIVER (0), SMS-STATUS-REPORT (2)" : "SMS-SUBMIT (1)";
}

namespace IotSms.Pdu;

/// <summary>SMS-DELIVER (3GPP TS 23.040 9.2.2.1): a message from the service centre.</summary>
public sealed record SmsDeliver : Tpdu
{
    /// <summary>TP-OA.</summary>
    public required TpAddress Originator { get; init; }

    /// <summary>TP-PID; 40 is a silent message (type 0), 41 to 47 replace an earlier one.</summary>
    public byte ProtocolIdentifier { get; init; }

    /// <summary>TP-DCS.</summary>
    public DataCodingScheme DataCodingScheme { get; init; }

    /// <summary>TP-SCTS: when the service centre got it.</summary>
    public ServiceCentreTimeStamp ServiceCentreTimeStamp { get; init; }

    /// <summary>TP-MMS, inverted as it travels: whether more messages wait in the service centre.</summary>
    public bool MoreMessagesToSend { get; init; }

    /// <summary>TP-LP: whether it was forwarded or spawned (loop prevention).</summary>
    public bool LoopPrevention { get; init; }

    /// <summary>TP-SRI: whether the sender asked for a status report.</summary>
    public bool StatusReportIndication { get; init; }

    /// <summary>TP-RP: whether a reply path is set.</summary>
    public bool ReplyPath { get; init; }

    /// <summary>TP-UD.</summary>
    public UserData UserData { get; init; } = UserData.Empty;

    /// <inheritdoc/>
    public override byte[] Encode()
    {
        var first = (MoreMessagesToSend ? 0 : 0x04) | (LoopPrevention ? 0x08 : 0) | (StatusReportIndication ? 0x20 : 0)
            | (UserData.Header is null ? 0 : 0x40) | (ReplyPath ? 0x80 : 0);
        return
        [
            (byte)first, .. Originator.Encode(), ProtocolIdentifier, DataCodingScheme.Octet,
            .. ServiceCentreTimeStamp.Encode(), .. UserData.Encode(),
        ];
    }

    internal static SmsDeliver Read(ref OctetReader reader, byte first)
    {
        var originator = TpAddress.Read(ref reader, "TP-OA");
        var protocol = reader.Next("TP-PID", Clause.ProtocolIdentifier);
        var scheme = new DataCodingScheme(reader.Next("TP-DCS", Clause.DataCodingScheme));
        var stamp = ServiceCentreTimeStamp.Decode(reader.Next(ServiceCentreTimeStamp.Length, "TP-SCTS", Clause.ServiceCentreTimeStamp));
        return new SmsDeliver
        {
            Originator = originator,
            ProtocolIdentifier = protocol,
            DataCodingScheme = scheme,
            ServiceCentreTimeStamp = stamp,
            MoreMessagesToSend = (first & 0x04) == 0,
            LoopPrevention = (first & 0x08) != 0,
            StatusReportIndication = (first & 0x20) != 0,
            ReplyPath = (first & 0x80) != 0,
            UserData = UserData.Read(ref reader, scheme, (first & 0x40) != 0),
        };
    }
}

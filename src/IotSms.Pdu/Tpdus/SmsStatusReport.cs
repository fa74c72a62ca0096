namespace IotSms.Pdu;

/// <summary>SMS-STATUS-REPORT (3GPP TS 23.040 9.2.2.3): what became of a submitted message.</summary>
public sealed record SmsStatusReport : Tpdu
{
    /// <summary>TP-MR of the message it is about.</summary>
    public byte MessageReference { get; init; }

    /// <summary>TP-RA: its recipient, perhaps in national form though it was sent to the international one.</summary>
    public required TpAddress Recipient { get; init; }

    /// <summary>TP-SCTS: when the service centre got the message.</summary>
    public ServiceCentreTimeStamp ServiceCentreTimeStamp { get; init; }

    /// <summary>TP-DT: when it was delivered, or the status was reached.</summary>
    public ServiceCentreTimeStamp DischargeTime { get; init; }

    /// <summary>TP-ST.</summary>
    public TpStatus Status { get; init; }

    /// <summary>TP-MMS, inverted as it travels: whether more messages wait in the service centre.</summary>
    public bool MoreMessagesToSend { get; init; }

    /// <summary>TP-SRQ: whether it answers an SMS-COMMAND and no SMS-SUBMIT.</summary>
    public bool AnswersCommand { get; init; }

    /// <summary>TP-PID, if present.</summary>
    public byte? ProtocolIdentifier { get; init; }

    /// <summary>TP-DCS, if present.</summary>
    public DataCodingScheme? DataCodingScheme { get; init; }

    /// <summary>TP-UD, if present.</summary>
    public UserData? UserData { get; init; }

    /// <inheritdoc/>
    public override byte[] Encode()
    {
        var first = 0x02 | (MoreMessagesToSend ? 0 : 0x04) | (AnswersCommand ? 0x20 : 0) | (UserData?.Header is null ? 0 : 0x40);
        var indicator = (ProtocolIdentifier is null ? 0 : 0x01) | (DataCodingScheme is null ? 0 : 0x02) | (UserData is null ? 0 : 0x04);
        List<byte> octets =
        [
            (byte)first, MessageReference, .. Recipient.Encode(),
            .. ServiceCentreTimeStamp.Encode(), .. DischargeTime.Encode(), Status.Octet,
        ];
        if (indicator == 0) return [.. octets];
        octets.Add((byte)indicator);
        if (ProtocolIdentifier is { } protocol) octets.Add(protocol);
        if (DataCodingScheme is { } scheme) octets.Add(scheme.Octet);
        if (UserData is { } data) octets.AddRange(data.Encode());
        return [.. octets];
    }

    internal static SmsStatusReport Read(ref OctetReader reader, byte first)
    {
        var report = new SmsStatusReport
        {
            MessageReference = reader.Next("TP-MR", Clause.MessageReference),
            Recipient = TpAddress.Read(ref reader, "TP-RA"),
            ServiceCentreTimeStamp = ServiceCentreTimeStamp.Decode(
                reader.Next(ServiceCentreTimeStamp.Length, "TP-SCTS", Clause.ServiceCentreTimeStamp)),
            DischargeTime = ServiceCentreTimeStamp.Decode(reader.Next(ServiceCentreTimeStamp.Length, "TP-DT", Clause.DischargeTime)),
            Status = new TpStatus(reader.Next("TP-ST", Clause.Status)),
            MoreMessagesToSend = (first & 0x04) == 0,
            AnswersCommand = (first & 0x20) != 0,
        };
        try
        {
            return reader.Remaining == 0 ? report : report.ReadOptional(ref reader, (first & 0x40) != 0);
        }
        catch (PduException)
        {
            // What became of the message is known by now; an optional tail that is cut short must not cost that.
            return report;
        }
    }

    private SmsStatusReport ReadOptional(ref OctetReader reader, bool hasHeader)
    {
        var indicator = reader.Next("TP-PI", Clause.ParameterIndicator);
        // Modules pad reports with FF: all of TP-PI reserved bits set and nothing sensible behind. The report itself is whole.
        if (indicator == 0xFF) return this;
        byte? protocol = (indicator & 0x01) != 0 ? reader.Next("TP-PID", Clause.ProtocolIdentifier) : null;
        DataCodingScheme? scheme = (indicator & 0x02) != 0 ? new DataCodingScheme(reader.Next("TP-DCS", Clause.DataCodingScheme)) : null;
        var data = (indicator & 0x04) != 0 ? UserData.Read(ref reader, scheme ?? Pdu.DataCodingScheme.Gsm7, hasHeader) : null;
        return this with { ProtocolIdentifier = protocol, DataCodingScheme = scheme, UserData = data };
    }
}

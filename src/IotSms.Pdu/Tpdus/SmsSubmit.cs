namespace IotSms.Pdu;

/// <summary>SMS-SUBMIT (3GPP TS 23.040 9.2.2.2): a message on its way to the service centre.</summary>
public sealed partial record SmsSubmit : Tpdu
{
    /// <summary>TP-MR; modules put their own and tell it with <c>+CMGS</c>.</summary>
    public byte MessageReference { get; init; }

    /// <summary>TP-DA.</summary>
    public required TpAddress Destination { get; init; }

    /// <summary>TP-PID.</summary>
    public byte ProtocolIdentifier { get; init; }

    /// <summary>TP-DCS.</summary>
    public DataCodingScheme DataCodingScheme { get; init; }

    /// <summary>TP-VP; null: the service centre's own choice.</summary>
    public ValidityPeriod? ValidityPeriod { get; init; }

    /// <summary>TP-SRR: whether a status report is asked for.</summary>
    public bool StatusReportRequested { get; init; }

    /// <summary>TP-RD: whether the service centre shall refuse the same reference to the same destination again.</summary>
    public bool RejectDuplicates { get; init; }

    /// <summary>TP-RP: whether a reply path is set.</summary>
    public bool ReplyPath { get; init; }

    /// <summary>TP-UD.</summary>
    public UserData UserData { get; init; } = UserData.Empty;

    /// <inheritdoc/>
    public override byte[] Encode()
    {
        var first = 0x01 | (RejectDuplicates ? 0x04 : 0) | (ValidityPeriod?.FormatBits ?? 0) | (StatusReportRequested ? 0x20 : 0)
            | (UserData.Header is null ? 0 : 0x40) | (ReplyPath ? 0x80 : 0);
        return
        [
            (byte)first, MessageReference, .. Destination.Encode(), ProtocolIdentifier, DataCodingScheme.Octet,
            .. ValidityPeriod?.Encode() ?? [], .. UserData.Encode(),
        ];
    }

    internal static SmsSubmit Read(ref OctetReader reader, byte first)
    {
        var reference = reader.Next("TP-MR", Clause.MessageReference);
        var destination = TpAddress.Read(ref reader, "TP-DA");
        var protocol = reader.Next("TP-PID", Clause.ProtocolIdentifier);
        var scheme = new DataCodingScheme(reader.Next("TP-DCS", Clause.DataCodingScheme));
        var validity = ValidityPeriod.Read(ref reader, first);
        return new SmsSubmit
        {
            MessageReference = reference,
            Destination = destination,
            ProtocolIdentifier = protocol,
            DataCodingScheme = scheme,
            ValidityPeriod = validity,
            StatusReportRequested = (first & 0x20) != 0,
            RejectDuplicates = (first & 0x04) != 0,
            ReplyPath = (first & 0x80) != 0,
            UserData = UserData.Read(ref reader, scheme, (first & 0x40) != 0),
        };
    }
}

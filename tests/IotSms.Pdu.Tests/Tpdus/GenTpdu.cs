using CsCheck;

namespace IotSms.Pdu.Tests.Tpdus;

/// <summary>Any TPDU that can be written.</summary>
internal static class GenTpdu
{
    private static readonly Gen<TpAddress> Address = Gen.OneOf(
        Gen.Select(Gen.String[Gen.Char["0123456789*#abc"], 1, 20], Gen.Bool,
            (digits, plus) => TpAddress.FromNumber(plus ? $"+{digits}" : digits)),
        Gen.String[Gen.Char["ABCabc 019_-&"], 1, 11].Select(TpAddress.FromName));

    private static readonly Gen<ServiceCentreTimeStamp> Stamp =
        Gen.Byte.Array[ServiceCentreTimeStamp.Length].Select(octets => ServiceCentreTimeStamp.Decode(octets));

    private static readonly Gen<UserDataHeader?> Header =
        Gen.Select(Gen.Byte, Gen.Byte.Array[0, 12], (identifier, data) => new InformationElement(identifier, [.. data]))
        .Array[0, 4].Select(elements => UserDataHeader.Of(elements));

    private static readonly Gen<(DataCodingScheme Scheme, UserData Data)> Content =
        Gen.Select(Gen.Byte.Where(octet => !new DataCodingScheme(octet).IsCompressed), Header, Gen.Byte[0, 127].Array[0, 80])
            .Select((octet, header, content) =>
            {
                var scheme = new DataCodingScheme(octet);
                return (scheme, new UserData(header, scheme.Alphabet, [.. content]));
            });

    private static readonly Gen<ValidityPeriod?> Validity = Gen.OneOf(
        Gen.Byte.Select(_ => (ValidityPeriod?)null),
        Gen.Byte.Select(value => (ValidityPeriod?)new ValidityPeriod.Relative(value)),
        Gen.Int[0, 1_000_000].Select(minutes => (ValidityPeriod?)new ValidityPeriod.Absolute(
            ServiceCentreTimeStamp.FromTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)).AddMinutes(minutes)))),
        Gen.Byte.Array[7].Select(octets => (ValidityPeriod?)ValidityPeriod.Enhanced.Decode(octets)));

    public static Gen<SmsSubmit> Submit { get; } = Gen.Select(Address, Content, Validity, Gen.Byte, Gen.Byte, Gen.Bool.Array[3])
        .Select((address, content, validity, reference, protocol, flags) => new SmsSubmit
        {
            Destination = address,
            MessageReference = reference,
            ProtocolIdentifier = protocol,
            DataCodingScheme = content.Scheme,
            ValidityPeriod = validity,
            StatusReportRequested = flags[0],
            RejectDuplicates = flags[1],
            ReplyPath = flags[2],
            UserData = content.Data,
        });

    public static Gen<SmsDeliver> Deliver { get; } = Gen.Select(Address, Content, Stamp, Gen.Byte, Gen.Bool.Array[4])
        .Select((address, content, stamp, protocol, flags) => new SmsDeliver
        {
            Originator = address,
            ProtocolIdentifier = protocol,
            DataCodingScheme = content.Scheme,
            ServiceCentreTimeStamp = stamp,
            MoreMessagesToSend = flags[0],
            LoopPrevention = flags[1],
            StatusReportIndication = flags[2],
            ReplyPath = flags[3],
            UserData = content.Data,
        });

    public static Gen<SmsStatusReport> StatusReport { get; } =
        Gen.Select(Address, Content, Gen.Select(Stamp, Stamp), Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte), Gen.Bool.Array[5])
        .Select((address, content, stamps, octets, flags) => new SmsStatusReport
        {
            MessageReference = octets.Item1,
            Recipient = address,
            ServiceCentreTimeStamp = stamps.Item1,
            DischargeTime = stamps.Item2,
            Status = new TpStatus(octets.Item2),
            MoreMessagesToSend = flags[0],
            AnswersCommand = flags[1],
            ProtocolIdentifier = flags[2] ? octets.Item3 : null,
            DataCodingScheme = flags[3] || flags[4] ? content.Scheme : null,
            UserData = flags[4] ? content.Data : null,
        });
}

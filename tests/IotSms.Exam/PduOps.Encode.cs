using System.Globalization;
using System.Text.Json.Nodes;
using IotSms.Pdu;

namespace IotSms.Exam;

internal static partial class PduOps
{
    private static JsonObject EncodePdu(JsonObject input)
    {
        var to = (string)input["to"]!;
        var address = Address(to, (int?)input["toa"]);
        var serviceCentre = (string?)input["smsc"] is { Length: > 0 } number
            ? input["toa"] is { } kind && !number.StartsWith('+')
                ? TpAddress.FromNumber(number, (byte)(int)kind)
                : TpAddress.FromNumber(number)
            : null;
        var withServiceCentre = Flag(input, "with_smsc", otherwise: true);
        return new JsonObject
        {
            ["pdus"] = new JsonArray([.. Submits(input, address).Select(submit =>
                (JsonNode)Hex(withServiceCentre ? new SmsPdu(serviceCentre, submit).Encode() : submit.Encode()))]),
        };
    }

    private static IEnumerable<SmsSubmit> Submits(JsonObject input, TpAddress address)
    {
        var options = new SubmitOptions
        {
            StatusReport = Flag(input, "srr"),
            RejectDuplicates = Flag(input, "rd"),
            MessageClass = (int?)input["class"],
            Reference = Number(input, "ref"),
            ValidityPeriod = (string?)input["vp_abs"] is { } time
                ? new ValidityPeriod.Absolute(ServiceCentreTimeStamp.FromTime(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)))
                : input["vp"] is { } relative ? new ValidityPeriod.Relative((byte)(int)relative) : null,
        };
        IEnumerable<SmsSubmit> submits = input["data_hex"] is { } data
            ? [new SmsSubmit
                {
                    Destination = address,
                    DataCodingScheme = DataCodingScheme.For(Alphabet.EightBit, options.MessageClass),
                    ValidityPeriod = options.ValidityPeriod,
                    StatusReportRequested = options.StatusReport,
                    RejectDuplicates = options.RejectDuplicates,
                    UserData = new UserData(null, Alphabet.EightBit, [.. Octets((string)data!)]),
                }]
            : SmsSubmit.ForText(address, MessageText.Prepare((string)input["text"]!, TextOptions(input)), options);
        return submits.Select(submit => submit with
        {
            MessageReference = (byte)Number(input, "mr"),
            DataCodingScheme = input["dcs"] is { } dcs ? new DataCodingScheme((byte)(int)dcs) : submit.DataCodingScheme,
        });
    }

    private static TextOptions TextOptions(JsonObject input) => new()
    {
        ForcedAlphabet = ((string?)input["alphabet"] ?? (string?)input["force_encoding"]) switch
        {
            "7bit" or "gsm7" => Alphabet.Gsm7,
            "ucs2" => Alphabet.Ucs2,
            _ => input["dcs"] is { } dcs ? new DataCodingScheme((byte)(int)dcs).Alphabet : null,
        },
        SixteenBitReference = Flag(input, "ref16"),
        Locking = Language(input, "locking"),
        Single = Language(input, "single"),
        ExtraHeaderOctets = ((string?)input["extra_udh_hex"])?.Length / 2 ?? 0,
    };

    private static JsonObject Segment(JsonObject input)
    {
        var text = MessageText.Prepare((string)input["text"]!, TextOptions(input));
        return new JsonObject
        {
            ["encoding"] = text.Alphabet == Alphabet.Gsm7 ? "gsm7" : "ucs2",
            ["segments"] = text.Parts.Count,
            ["units"] = text.Units,
            ["part_units"] = new JsonArray([.. text.Parts.Select(part => (JsonNode)part.Units)]),
            ["parts"] = new JsonArray([.. text.Parts.Select(part => (JsonNode)part.Text)]),
        };
    }

    private static JsonObject EncodeUcs2(JsonObject input) => new() { ["hex"] = Hex(UserData.EncodeUcs2((string)input["text"]!).AsSpan()) };

    private static JsonObject JoinUcs2(JsonObject input)
    {
        var octets = input["parts_hex"]!.AsArray().SelectMany(part => Octets((string)part!)).ToArray();
        return octets.Length % 2 == 0
            ? new JsonObject { ["text"] = UserData.DecodeUcs2(octets) }
            : throw new FormatException("an odd number of octets is no UCS-2 text");
    }

    private static JsonObject EncodeDigits(JsonObject input) =>
        new() { ["hex"] = Hex(SemiOctets.Encode((string?)input["digits"] ?? (string)input["number"]!)) };
}

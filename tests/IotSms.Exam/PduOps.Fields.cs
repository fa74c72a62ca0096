using System.Globalization;
using System.Text.Json.Nodes;
using IotSms.Pdu;

namespace IotSms.Exam;

internal static partial class PduOps
{
    private static JsonObject DecodeDcs(JsonObject input)
    {
        var scheme = new DataCodingScheme((byte)Number(input, "dcs"));
        return new JsonObject
        {
            ["alphabet"] = Name(scheme.Alphabet),
            ["class"] = scheme.MessageClass,
            ["compressed"] = scheme.IsCompressed,
        };
    }

    private static JsonObject DecodeTimeStamp(JsonObject input)
    {
        var octets = Octets(input, "hex");
        if (octets.Length < ServiceCentreTimeStamp.Length) throw new FormatException("a time stamp has seven octets");
        return new JsonObject
        {
            ["iso"] = ServiceCentreTimeStamp.Decode(octets.AsSpan(0, ServiceCentreTimeStamp.Length)).ToString(),
            ["tolerated"] = true,
        };
    }

    private static JsonObject EncodeTimeStamp(JsonObject input) => new()
    {
        ["hex"] = Hex(ServiceCentreTimeStamp.FromTime(DateTimeOffset.Parse((string)input["iso"]!, CultureInfo.InvariantCulture)).Encode()),
    };

    private static JsonObject DecodeZone(JsonObject input) => new()
    {
        ["minutes"] = (int)ServiceCentreTimeStamp.Decode([0, 0, 0, 0, 0, 0, (byte)Number(input, "octet")]).Offset.TotalMinutes,
    };

    private static JsonObject? ConvertValidity(JsonObject input)
    {
        if (input["seconds"] is { } seconds)
            return new JsonObject { ["tp_vp"] = ValidityPeriod.Relative.AtMost(TimeSpan.FromSeconds((long)seconds)).Value };
        if (input["tp_vp"] is { } relative)
            return new JsonObject { ["seconds"] = (long)new ValidityPeriod.Relative((byte)(int)relative).Duration.TotalSeconds };
        return (string?)input["tp_vp_enhanced"] is { } hex
            ? new JsonObject { ["seconds"] = (long?)ValidityPeriod.Enhanced.Decode(Octets(hex)).Duration?.TotalSeconds }
            : null;
    }

    private static JsonObject DecodeAddress(JsonObject input)
    {
        var octets = Octets(input, "hex");
        int used;
        var address = Flag(input, "smsc") || (string?)input["op"] == "smsc_decode"
            ? TpAddress.DecodeServiceCentre(octets, out used)
            : TpAddress.Decode(octets, out used);
        return new JsonObject
        {
            ["number"] = address?.ToString(),
            ["octets_read"] = used,
            ["type"] = address is null ? null : Name(address.Type),
        };
    }

    private static JsonObject EncodeAddress(JsonObject input)
    {
        var address = Address((string)input["number"]!, (int?)input["toa"]);
        return new JsonObject { ["hex"] = Hex(Flag(input, "smsc") ? address.EncodeServiceCentre() : address.Encode()) };
    }

    private static TpAddress Address(string number, int? typeOfAddress) => typeOfAddress is not { } type ? TpAddress.FromNumber(number)
        : (TypeOfNumber)(type >> 4 & 7) == TypeOfNumber.Alphanumeric ? TpAddress.FromName(number)
        : TpAddress.FromNumber(number, (byte)type);

    private static JsonObject DecodeAddressBody(JsonObject input)
    {
        var octets = Octets(input, "hex_toa_and_body");
        return new JsonObject { ["number"] = TpAddress.DecodeServiceCentre([(byte)octets.Length, .. octets], out _)?.ToString() };
    }

    private static JsonObject DecodeTypeOfAddress(JsonObject input)
    {
        var address = TpAddress.Decode([0, .. Octets(input, "hex")], out _);
        return new JsonObject { ["type"] = Name(address.Type) };
    }

    private static JsonObject DecodeHeader(JsonObject input)
    {
        var header = UserDataHeader.Decode(Octets(input, "hex"));
        return new JsonObject { ["concat"] = Describe(header.Concatenation) };
    }

    private static JsonObject DecodeUserData(JsonObject input)
    {
        var scheme = new DataCodingScheme((byte)Number(input, "dcs"));
        var data = UserData.Decode(Octets((string?)input["hex"] ?? (string)input["ud_hex"]!), scheme, Flag(input, "udhi"));
        var result = new JsonObject();
        Describe(result, 0, scheme, data);
        return result;
    }

    private static JsonObject DecodeCellBroadcast(JsonObject input)
    {
        var page = CellBroadcastPage.Decode(Octets(input, "pdu"));
        return new JsonObject
        {
            ["message_id"] = page.MessageIdentifier,
            ["message_code"] = page.MessageCode,
            ["update"] = page.UpdateNumber,
            ["scope"] = page.GeographicalScope,
            ["page"] = page.Page,
            ["pages"] = page.Pages,
            ["language"] = page.Language,
            ["text"] = page.Text,
        };
    }

    private static string Name(TypeOfNumber type) => type switch
    {
        TypeOfNumber.International => "international",
        TypeOfNumber.National => "national",
        TypeOfNumber.NetworkSpecific => "network",
        TypeOfNumber.Subscriber => "subscriber",
        TypeOfNumber.Alphanumeric => "alphanumeric",
        TypeOfNumber.Abbreviated => "abbreviated",
        TypeOfNumber.Reserved => "reserved",
        _ => "unknown",
    };

    private static string Name(WaitingKind kind) => kind.ToString().ToLowerInvariant();
}

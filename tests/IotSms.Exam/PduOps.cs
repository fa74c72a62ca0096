using System.Text.Json.Nodes;

namespace IotSms.Exam;

/// <summary>Maps the examiner's operations on the library's own API. A null result: not supported, counted as a skip.</summary>
internal static partial class PduOps
{
    internal static readonly IReadOnlyDictionary<string, Func<JsonObject, JsonObject?>> All =
        new Dictionary<string, Func<JsonObject, JsonObject?>>(StringComparer.Ordinal)
        {
            ["pdu.decode"] = DecodePdu,
            ["pdu.encode"] = EncodePdu,
            ["pdu.reassemble"] = Reassemble,
            ["reassembly.check"] = CheckReassembly,
            ["report.match"] = MatchReports,
            ["gsm7.encode"] = EncodeGsm7,
            ["gsm7.decode"] = DecodeGsm7,
            ["gsm7.pack"] = PackGsm7,
            ["text.segment"] = Segment,
            ["text.chunk"] = Chunk,
            ["text.transliterate"] = Transliterate,
            ["dcs.decode"] = DecodeDcs,
            ["scts.decode"] = DecodeTimeStamp,
            ["scts.encode"] = EncodeTimeStamp,
            ["scts.zone"] = DecodeZone,
            ["vp"] = ConvertValidity,
            ["address.decode"] = DecodeAddress,
            ["address.encode"] = EncodeAddress,
            ["address.body"] = DecodeAddressBody,
            ["address.toa"] = DecodeTypeOfAddress,
            ["udh.decode"] = DecodeHeader,
            ["ud.decode"] = DecodeUserData,
            ["ucs2.encode"] = EncodeUcs2,
            ["ucs2.join"] = JoinUcs2,
            ["digits.encode"] = EncodeDigits,
            ["cbs.decode"] = DecodeCellBroadcast,
        };

    private static byte[] Octets(JsonObject input, string name) => Octets((string)input[name]!);

    private static byte[] Octets(string hex) => Convert.FromHexString(hex);

    private static bool Flag(JsonObject input, string name, bool otherwise = false) => (bool?)input[name] ?? otherwise;

    private static int Number(JsonObject input, string name, int otherwise = 0) => (int?)input[name] ?? otherwise;

    private static Pdu.NationalLanguage Language(JsonObject input, string name) => (Pdu.NationalLanguage)Number(input, name);

    private static string Hex(ReadOnlySpan<byte> octets) => Convert.ToHexString(octets);

    private static string Name(Pdu.Alphabet alphabet) => alphabet switch
    {
        Pdu.Alphabet.Gsm7 => "7bit",
        Pdu.Alphabet.EightBit => "8bit",
        Pdu.Alphabet.Ucs2 => "ucs2",
        _ => "reserved",
    };
}

namespace IotSms.Modem.At.Responses;

/// <summary>The network's answer to a USSD string (3GPP TS 27.007 7.15): <c>+CUSD: m[,"str",dcs]</c>.</summary>
/// <param name="Status">0 done, 1 the network wants an answer, 2 ended by the network, 4 not supported, 5 time-out.</param>
/// <param name="Text">The text, decoded; null when there is none.</param>
/// <param name="DataCoding">Cell broadcast data coding scheme (3GPP TS 23.038 5); null when left out.</param>
internal sealed record UssdResponse(int Status, string? Text, int? DataCoding)
{
    private const int Ucs2Coding = 72;

    /// <summary>Whether the network waits for an answer.</summary>
    internal bool IsSessionActive => Status == 1;

    internal static UssdResponse? Parse(string line)
    {
        var rest = line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1).Trim();
        var comma = rest.IndexOf(',');
        if (!int.TryParse(comma < 0 ? rest : rest[..comma], out var status)) return null;
        if (comma < 0) return new(status, null, null);
        rest = rest[(comma + 1)..].Trim();
        // The text may have quotes and commas of its own: it ends at the last quote.
        var isQuoted = rest.StartsWith("\"") && rest.LastIndexOf('"') > 0;
        var end = isQuoted ? rest.LastIndexOf('"') : rest.LastIndexOf(',');
        var text = isQuoted ? rest[1..end] : end < 0 ? rest : rest[..end];
        var codingText = end < 0 ? default : rest[(end + 1)..].Trim(", ");
        int? coding = int.TryParse(codingText, out var value) ? value : null;
        return new(status, Decode((isQuoted ? text : text.Trim("\" ")).ToString(), coding, isQuoted), coding);
    }

    // What the digits are depends on firmware and AT+CSCS more than on the coding that is printed (SIM800 R14.18 prints 15 or 72 with either).
    private static string Decode(string text, int? coding, bool isQuoted) => text switch
    {
        _ when !PduLine.IsHex(text) => text,
        _ when coding == Ucs2Coding || LooksLikeUcs2(text) => Ucs2Hex.Decode(text) ?? text,
        _ when text.Length % 2 == 0 && (!isQuoted || HasHexLetters(text)) => Packed(text),
        _ => text,
    };

    // Digits alone are rather a balance or a code than packed septets.
    private static bool HasHexLetters(string digits) => digits.Length >= 8 && digits.Any(char.IsAsciiLetter);

    private static string Packed(string digits) => digits;

    // Latin text in UCS-2 has a zero octet in every unit; other scripts have one and the same first octet in most.
    private static bool LooksLikeUcs2(string digits)
    {
        if (digits.Length < 8 || digits.Length % 4 != 0) return false;
        var zeros = 0;
        for (var i = 0; i < digits.Length; i += 4)
        {
            if (digits[i] == '0' && digits[i + 1] is >= '0' and <= '6') zeros++;
        }

        return zeros * 4 * 10 >= digits.Length * 9;
    }
}

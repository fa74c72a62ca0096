using IotSms.Pdu;

namespace IotSms.Modem.At.Responses;

/// <summary>The network's answer to a USSD string (3GPP TS 27.007 7.15): <c>+CUSD: m[,"str",dcs]</c>.</summary>
/// <param name="Status">0 done, 1 the network wants an answer, 2 ended by the network, 4 not supported, 5 time-out.</param>
/// <param name="Text">The text, decoded; null when there is none.</param>
/// <param name="DataCoding">Cell broadcast data coding scheme (3GPP TS 23.038 5); null when left out.</param>
internal sealed record UssdResponse(int Status, string? Text, int? DataCoding)
{
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
        // What the characters are depends on firmware and AT+CSCS more than on the coding that is printed.
        var scheme = coding is >= 0 and <= 255 ? CbsDataCodingScheme.Decode((byte)coding) : CbsDataCodingScheme.Unspecified;
        return new(status, UssdText.Reported((isQuoted ? text : text.Trim("\" ")).ToString(), scheme), coding);
    }
}

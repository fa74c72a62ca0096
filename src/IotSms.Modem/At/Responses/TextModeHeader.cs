namespace IotSms.Modem.At.Responses;

/// <summary>
/// The line before a message in text mode (3GPP TS 27.005 3.4.3):
/// <c>+CMGR: "REC READ","number",[alpha],"time",...,"centre",type,length</c>. Nothing here sets text mode; a module
/// that was left in it shows itself by such a line.
/// </summary>
internal sealed record TextModeHeader(string Status, string Address, string? Timestamp, string? ServiceCentre, int? Length)
{
    /// <summary>Reads the line; null when it is one of PDU mode.</summary>
    internal static TextModeHeader? Parse(string line)
    {
        var fields = AtFields.Of(line);
        if (!fields[0].IsQuoted) return null;
        // The name between number and time may be left out, comma and all.
        var timeAt = 2;
        while (timeAt < fields.Count && !fields[timeAt].Text.Contains('/', StringComparison.Ordinal)) timeAt++;
        var centreAt = timeAt + 5;
        return new(
            fields[0].Text,
            fields[1].Text,
            timeAt < fields.Count ? fields[timeAt].Text : null,
            fields[centreAt] is { IsQuoted: true } centre ? centre.Text : null,
            fields.Count > 3 ? fields.Last.Number : null);
    }
}

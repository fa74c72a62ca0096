namespace IotSms.Modem.At.Responses;

/// <summary>Signal quality (3GPP TS 27.007 8.5): <c>+CSQ: rssi,ber</c>, unsolicited <c>+CSQN</c> on SIM800.</summary>
/// <param name="Rssi">0 to 31; 99 not known; 100 and above another scale.</param>
/// <param name="BitErrors">0 to 7; 99 not known.</param>
internal readonly record struct SignalQuality(int Rssi, int? BitErrors)
{
    /// <summary>Received signal strength in dBm; null when not known. SIM800's own table differs by 2 dB at the most.</summary>
    internal int? Dbm => Rssi is >= 0 and <= 31 ? -113 + 2 * Rssi : null;

    internal static SignalQuality? Parse(string line) =>
        AtFields.Of(line) is var fields && fields[0].Number is { } rssi ? new SignalQuality(rssi, fields[1].Number) : null;
}

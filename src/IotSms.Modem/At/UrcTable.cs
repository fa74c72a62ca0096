namespace IotSms.Modem.At;

/// <summary>The unsolicited result codes of a model, the common ones included.</summary>
internal sealed class UrcTable(params IEnumerable<UrcPattern> ofModel)
{
    private readonly UrcPattern[] _patterns = [.. ofModel, .. Common];

    /// <summary>What both model families send, in the spellings seen (SIM800 AT V1.09, SIM7500/7600 AT V3.00).</summary>
    private static readonly UrcPattern[] Common =
    [
        new("+CMTI:", UrcKind.MessageStored),
        new("+CDSI:", UrcKind.ReportStored),
        new("+CMT:", UrcKind.MessageRouted, Body: true),
        new("+CDS:", UrcKind.ReportRouted, Body: true),
        new("+CBM:", UrcKind.Other, Body: true),
        new("+CREG:", UrcKind.Registration),
        new("+CGREG:", UrcKind.Registration),
        new("+CEREG:", UrcKind.Registration),
        new("+C5GREG:", UrcKind.Registration),
        new("+CSQ:", UrcKind.Signal),
        new("+CSQN:", UrcKind.Signal),
        new("+CPIN:", UrcKind.Sim),
        new("+CSMINS:", UrcKind.Sim),
        new("+SIMCARD:", UrcKind.Sim),
        new("RING", UrcKind.Ring, Whole: true),
        new("+CRING:", UrcKind.Ring),
        new("+CLIP:", UrcKind.CallingLine),
        new("NO CARRIER", UrcKind.CallEnded, Whole: true),
        new("MISSED_CALL:", UrcKind.CallEnded),
        new("VOICE CALL:", UrcKind.CallEnded),
        new("+CUSD:", UrcKind.Ussd),
        new("+CTZV:", UrcKind.NetworkTime),
        new("+CTZE:", UrcKind.NetworkTime),
        new("+NITZ:", UrcKind.NetworkTime),
        new("*PSUTTZ:", UrcKind.NetworkTime),
        new("*PSNWID:", UrcKind.Other),
        new("DST:", UrcKind.Other),
        new("RDY", UrcKind.Booted, Whole: true),
        new("START", UrcKind.Booted, Whole: true),
        new("*ATREADY:", UrcKind.Booted),
        new("+CFUN:", UrcKind.Other),
        new("Call Ready", UrcKind.Other, Whole: true),
        new("SMS Ready", UrcKind.SmsReady, Whole: true),
        new("SMS DONE", UrcKind.SmsReady, Whole: true),
        new("PB DONE", UrcKind.SmsReady, Whole: true),
        // Firmwares print WARNING and WARNNING, DOWN and OFF (SIM800 hardware design, SIM800C).
        new("NORMAL POWER", UrcKind.PoweredDown),
        new("UNDER-VOLTAGE POWER", UrcKind.PoweredDown),
        new("OVER-VOLTAGE POWER", UrcKind.PoweredDown),
        new("UNDER-VOLTAGE WARNNING POWER", UrcKind.PoweredDown),
        new("OVER-VOLTAGE WARNNING POWER", UrcKind.PoweredDown),
        new("UNDER-VOLTAGE WARNING POWER", UrcKind.PoweredDown),
        new("OVER-VOLTAGE WARNING POWER", UrcKind.PoweredDown),
        new("UNDER-VOLTAGE WARN", UrcKind.SupplyWarning),
        new("OVER-VOLTAGE WARN", UrcKind.SupplyWarning),
        new("Autobaud:", UrcKind.Other),
        new("+CMTE:", UrcKind.Temperature),
        new("+CIEV:", UrcKind.Other),
        new("+CCWA:", UrcKind.Other),
        new("+STIN:", UrcKind.Other),
        new("+SJDR:", UrcKind.Other),
        new("+CNSMOD:", UrcKind.Other),
        new("+VOICEMAIL:", UrcKind.Other),
        new("+WAP_PUSH_MMS:", UrcKind.Other),
        new("+DTMF:", UrcKind.Other),
        new("+RXDTMF:", UrcKind.Other),
        new("+CGEV:", UrcKind.Other),
        new("^", UrcKind.Other),
    ];

    /// <summary>What only the common table knows.</summary>
    internal static UrcTable Generic { get; } = new();

    /// <summary>The first pattern a line fits; null when the line is none that comes unasked.</summary>
    internal UrcPattern? Find(ReadOnlySpan<char> line)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(line)) return pattern;
        }

        return null;
    }
}

namespace IotSms.Modem.At.Responses;

/// <summary>Extended signal quality (3GPP TS 27.007 8.69): <c>+CESQ: rxlev,ber,rscp,ecno,rsrq,rsrp</c>; null where not known.</summary>
internal sealed record ExtendedSignalQuality(
    double? RssiDbm, int? BitErrors, double? RscpDbm, double? EcnoDb, double? RsrqDb, double? RsrpDbm)
{
    internal static ExtendedSignalQuality? Parse(string line)
    {
        var fields = AtFields.Of(line);
        return fields.Count < 6 || fields[0].Number is null ? null : new(
            Level(fields[0], 63, -111, 1),
            fields[1].Number is { } errors and <= 7 ? errors : null,
            Level(fields[2], 96, -121, 1),
            Level(fields[3], 49, -24.5, 0.5),
            Level(fields[4], 34, -20, 0.5),
            Level(fields[5], 97, -141, 1));
    }

    private static double? Level(AtField field, int highest, double lowest, double step) =>
        field.Number is { } level && level >= 0 && level <= highest ? lowest + level * step : null;
}

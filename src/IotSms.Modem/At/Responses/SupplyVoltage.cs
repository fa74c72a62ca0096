using System.Globalization;

namespace IotSms.Modem.At.Responses;

/// <summary>Supply voltage from AT+CBC: <c>+CBC: 0,92,4127</c> (SIM800, millivolts last) or <c>+CBC: 3.591V</c> (SIM7600).</summary>
internal static class SupplyVoltage
{
    /// <summary>Millivolts; null when the line has none.</summary>
    internal static int? Parse(string line)
    {
        var last = AtFields.Of(line).Last.Text.TrimEnd('V', 'v');
        if (last.Contains('.', StringComparison.Ordinal))
        {
            return decimal.TryParse(last, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var volts)
                ? (int)(volts * 1000) : null;
        }

        return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var millivolts) && millivolts > 1000
            ? millivolts : null;
    }
}

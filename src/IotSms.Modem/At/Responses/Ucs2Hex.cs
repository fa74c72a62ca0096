using System.Text;

namespace IotSms.Modem.At.Responses;

/// <summary>UCS-2 in hexadecimal, the form of every string with AT+CSCS="UCS2" (3GPP TS 27.007 5.5).</summary>
internal static class Ucs2Hex
{
    /// <summary>The text; null when the digits are not whole UCS-2 units.</summary>
    internal static string? Decode(string digits) =>
        digits.Length >= 4 && digits.Length % 4 == 0 && PduLine.IsHex(digits)
            ? Encoding.BigEndianUnicode.GetString(Convert.FromHexString(digits))
            : null;
}

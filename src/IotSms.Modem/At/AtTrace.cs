using System.Text;
using System.Text.RegularExpressions;
using IotSms.Modem.At.Responses;

namespace IotSms.Modem.At;

/// <summary>What of a line may be logged: no PDU, no quoted text, no whole number.</summary>
internal static partial class AtTrace
{
    internal static string Mask(string line)
    {
        if (PduLine.IsHex(line) && line.Length > 20) return $"<{line.Length / 2} octets>";
        var masked = new StringBuilder(Quoted().Replace(line, "\"...\""));
        foreach (var digits in LongNumber().EnumerateMatches(masked.ToString()))
        {
            for (var i = digits.Index + 4; i < digits.Index + digits.Length - 2; i++) masked[i] = '*';
        }

        return masked.ToString();
    }

    [GeneratedRegex("\"[^\"]{3,}\"?")]
    private static partial Regex Quoted();

    [GeneratedRegex("[0-9]{7,}")]
    private static partial Regex LongNumber();
}

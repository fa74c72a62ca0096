using System.Buffers;

namespace IotSms.Modem.At.Responses;

/// <summary>The subscription's own number (3GPP TS 27.007 7.1): <c>+CNUM: [alpha],"number",type[,...]</c>.</summary>
internal static class SubscriberNumber
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789*#");

    /// <summary>The number as it is printed; null when the SIM has none.</summary>
    /// <remarks>
    /// The name before it may hold commas and quotes that nobody closed, so the fields are split without regard to quotes.
    /// </remarks>
    internal static string? Parse(string line)
    {
        var raw = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',');
        for (var i = 1; i + 1 < raw.Length; i++)
        {
            var number = raw[i].AsSpan().Trim();
            if (number is not ['"', _, .., '"'] || !int.TryParse(raw[i + 1], out _)) continue;
            number = number[1..^1].Trim();
            if (!number.IsEmpty && !number.TrimStart('+').ContainsAnyExcept(Digits)) return number.ToString();
        }

        return null;
    }
}

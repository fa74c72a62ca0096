namespace IotSms.Modem.At.Responses;

/// <summary>A network's name as a module prints it: text, or UCS-2 in hexadecimal when AT+CSCS is "UCS2".</summary>
internal static class OperatorName
{
    internal static string Decode(string name) => Ucs2Hex.Decode(name) is { } text && IsPrintable(text) ? text : name;

    // A name of hexadecimal digits alone ("BEEF") decodes to something no operator calls itself.
    private static bool IsPrintable(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter) || letter is >= '\u3000' or '\u007F') return false;
        }

        return text.Length > 1;
    }
}

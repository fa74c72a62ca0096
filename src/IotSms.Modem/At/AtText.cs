using System.Globalization;
using System.Text;

namespace IotSms.Modem.At;

/// <summary>String constants in commands (V.250 5.4.2.2): what a module would take for syntax goes as a backslash and two digits.</summary>
internal static class AtText
{
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            if (character is < ' ' or '"' or '\\' or '\x7F') quoted.Append(CultureInfo.InvariantCulture, $"\\{(int)character:X2}");
            else quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }
}

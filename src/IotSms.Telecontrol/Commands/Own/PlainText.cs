using System.Text;

namespace IotSms.Telecontrol.Commands.Own;

/// <summary>What a program or a device wrote, as a text that fits into a message: no control characters, no empty lines.</summary>
internal static class PlainText
{
    /// <summary>Reads octets as UTF-8; what is none becomes a question mark, and so does a letter that was cut in two.</summary>
    public static string Of(ReadOnlySpan<byte> octets) =>
        string.Join('\n', Encoding.UTF8.GetString(octets).Replace('\uFFFD', '?')
            .Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(line => string.Concat(WithoutSequences(line).Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim())
            .Where(line => line.Length > 0));

    /// <summary>Drops the control sequences that paint a terminal (ECMA-48 5.4): ESC [, parameters, one final letter.</summary>
    private static string WithoutSequences(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\e' || i + 1 == line.Length || line[i + 1] != '[')
            {
                text.Append(line[i]);
                continue;
            }
            for (i += 2; i < line.Length && line[i] is < '@' or > '~'; i++)
            {
            }
        }
        return text.ToString();
    }
}

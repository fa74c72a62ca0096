using System.Text;
using QRCoder;

namespace IotSms.Agent.Commands;

/// <summary>A QR code for a terminal: two rows of modules to a line of half blocks.</summary>
internal static class TerminalQrCode
{
    // White on black whatever the terminal's own colours are: a reader wants the quiet zone light.
    private const string Colours = "\e[97;40m", NoColours = "\e[0m";

    /// <summary>The lines of a code.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="isColoured">Whether a terminal shows it.</param>
    public static IEnumerable<string> Lines(string text, bool isColoured)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L);
        var rows = code.ModuleMatrix;
        for (int row = 0; row < rows.Count; row += 2)
        {
            var line = new StringBuilder();
            for (int column = 0; column < rows.Count; column++)
            {
                bool isLightBelow = row + 1 >= rows.Count || !rows[row + 1][column];
                line.Append((!rows[row][column], isLightBelow) switch
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    _ => ' ',
                });
            }

            yield return isColoured ? $"{Colours}{line}{NoColours}" : line.ToString();
        }
    }
}

using System.Text;

namespace IotSms.Simulator.Module;

/// <summary>Bytes from the host: the command line editor and the prompt.</summary>
internal sealed partial class VirtualModule
{
    private const byte Escape = 0x1B;
    private const byte ControlZ = 0x1A;
    private const byte Backspace = 0x08;
    private const int LongestLine = 556;

    private readonly StringBuilder _line = new();
    private string _lastLine = "";
    private char _attention;
    private bool _inLine;

    /// <summary>What the next byte means.</summary>
    public LineState Line { get; private set; }

    /// <summary>Takes bytes from the host, sent at a rate of so many bits a second (0 when the line has no rate).</summary>
    public void Receive(ReadOnlySpan<byte> octets, int baudRate)
    {
        var heard = Behaviours.Input(Garbled(octets, baudRate));
        foreach (var octet in heard.Span)
        {
            if (IsUartOn)
                Take(octet);
        }
    }

    private void Take(byte octet)
    {
        switch (Line)
        {
            case LineState.Busy:
                break;
            case LineState.Prompt:
                TakeText(octet);
                break;
            default:
                TakeCommand(octet);
                break;
        }
    }

    private void TakeCommand(byte octet)
    {
        if (Settings.Echo)
            Send([octet]);
        var character = (char)octet;
        if (!_inLine)
        {
            // Everything before "AT" is no command (V.250 5.2.1); "A/" repeats the last line.
            // In autobaud only AT and at train it, not At (SIM800 AT command manual 2.2.41).
            var isFollowing = _attention is not '\0';
            if (isFollowing && character is 'T' or 't' && (!IsMuteUntilTrained || character - _attention == 'T' - 'A'))
            {
                _inLine = true;
                _line.Clear();
            }
            else if (isFollowing && character is '/' && !IsMuteUntilTrained)
            {
                _attention = '\0';
                Execute(_lastLine);
                return;
            }

            _attention = character is 'A' or 'a' ? character : '\0';
            return;
        }

        switch (octet)
        {
            case (byte)'\r':
                _inLine = false;
                _attention = '\0';
                Train();
                Execute(_lastLine = _line.ToString());
                break;
            case (byte)'\n' or Escape or ControlZ:
                break;
            case Backspace:
                _line.Length = Math.Max(0, _line.Length - 1);
                break;
            default:
                if (_line.Length <= LongestLine)
                    _line.Append(character);
                break;
        }
    }
}

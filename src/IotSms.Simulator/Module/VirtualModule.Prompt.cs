using System.Text;
using IotSms.Simulator.Time;

namespace IotSms.Simulator.Module;

/// <summary>The prompt of <c>AT+CMGS</c> and <c>AT+CMGW</c> (27.005 3.5.1, 4.3).</summary>
internal sealed partial class VirtualModule
{
    // No manual tells how long a prompt stays open; a minute is an assumption.
    private static readonly TimeSpan PromptLimit = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _text = new();
    private Action<string>? _takeText;
    private Plan? _promptLimit;

    /// <summary>How many bytes of text were typed at the prompt now open.</summary>
    public int PromptLength => Line == LineState.Prompt ? _text.Length : 0;

    private void OpenPrompt(Action<string> take)
    {
        _text.Clear();
        _takeText = take;
        Line = LineState.Prompt;
        _promptLimit = AfterInSession(PromptLimit, () =>
        {
            ClosePrompt(LineState.Command);
            Final("ERROR");
        });
        LogAt("prompt", ">");
        SendRaw(Behaviours.Prompt("\r\n> "));
    }

    private void TakeText(byte octet)
    {
        // An echoed Ctrl-Z is seen on some firmware only; ESC is not echoed.
        if (Settings.Echo && Behaviours.Echo(octet, octet is not (Escape or ControlZ)))
            Send([octet]);
        switch (octet)
        {
            case Escape:
                ClosePrompt(LineState.Command);
                if (Profile.EscapeResult is { } result)
                    Final(result);
                break;
            case ControlZ:
                var take = _takeText!;
                ClosePrompt(LineState.Busy);
                take(_text.ToString());
                break;
            case (byte)'\r' when Settings["+CMGF"] == 0:
                break;
            case (byte)'\r':
                _text.Append("\r\n");
                Send("\r\n> "u8.ToArray());
                break;
            case Backspace:
                _text.Length = Math.Max(0, _text.Length - 1);
                break;
            default:
                _text.Append((char)octet);
                Behaviours.PromptOctet(_text.Length);
                break;
        }
    }

    private void ClosePrompt(LineState next)
    {
        _promptLimit?.Cancel();
        _takeText = null;
        Line = next;
    }
}

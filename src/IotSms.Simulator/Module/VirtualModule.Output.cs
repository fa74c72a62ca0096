using System.Text;

namespace IotSms.Simulator.Module;

/// <summary>Bytes to the host.</summary>
internal sealed partial class VirtualModule
{
    private const int LongestChunk = 16;
    private TimeSpan _lineFree;

    /// <summary>Where the bytes go; called under the gate, must not block.</summary>
    public Action<ReadOnlyMemory<byte>> Output { get; set; } = _ => { };

    /// <summary>An unsolicited result code, in the framing of V1 or V0.</summary>
    public void Urc(string text)
    {
        if (!IsUartOn || IsMuteUntilTrained)
            return;
        LogAt("unsolicited", text);
        Send(Framed(text));
    }

    /// <summary>Characters as they are, each one byte.</summary>
    public void SendRaw(string characters) => Send(Encoding.Latin1.GetBytes(characters));

    private void Send(byte[] octets)
    {
        var left = Garbled(Behaviours.Output(octets).Span, HostBaudRate);
        while (left.Length > 0)
        {
            // A UART hands its bytes over in any portion: nobody may count on whole lines.
            var chunk = left[..Math.Clamp(Behaviours.Portion(Random.Next(1, LongestChunk + 1)), 1, left.Length)];
            left = left[chunk.Length..];
            if (!_options.PaceOutput)
                Output(chunk);
            else
            {
                var start = _lineFree > Timeline.Now ? _lineFree : Timeline.Now;
                _lineFree = start + TimeSpan.FromSeconds(chunk.Length * 10.0 / Rate);
                // What was said leaves, even if the module restarts meanwhile; without a supply nothing does.
                var cuts = _supplyCuts;
                Timeline.After(_lineFree - Timeline.Now, () =>
                {
                    if (cuts == _supplyCuts)
                        Output(chunk);
                });
            }
        }
    }

    private byte[] Framed(string text) =>
        Encoding.Latin1.GetBytes(Settings.Verbose ? $"\r\n{text}\r\n" : $"{text}\r\n");

    private byte[] FramedResult(string text) => Settings.Quiet ? []
        : Encoding.Latin1.GetBytes(Settings.Verbose ? $"\r\n{text}\r\n" : text switch
        {
            "OK" => "0\r",
            "ERROR" => "4\r",
            _ => $"{text}\r\n",
        });
}

using System.Text;
using IotSms.Modem.Uart;
using IotSms.Simulator;

namespace IotSms.Modem.Tests.Fakes;

/// <summary>A process that died in the middle of a submission.</summary>
internal sealed class StuckPrompt
{
    /// <summary>It had got the prompt and written half a PDU, so that all that follows is text.</summary>
    internal void LeaveOpen(Simulation module) => Play(module, "0011000B91640728");

    /// <summary>It had written the whole PDU: the network has not answered yet.</summary>
    internal void LeaveBusy(Simulation module) => Play(module, Site.Pdu + "\x1A");

    /// <summary>It had switched the radio off, to switch it on again.</summary>
    internal void LeaveRadioOff(Simulation module)
    {
        var line = module.OpenAsync(new UartSettings("simulated", 115200), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        _ = line.WriteAsync(Encoding.Latin1.GetBytes("AT+CFUN=4\r"), CancellationToken.None).AsTask();
        module.After(TimeSpan.FromMilliseconds(100), () => _ = line.DisposeAsync().AsTask());
    }

    private static void Play(Simulation module, string payload)
    {
        var line = module.OpenAsync(new UartSettings("simulated", 115200), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Write("AT+CMGF=0\r");
        module.After(TimeSpan.FromMilliseconds(50), () => Write("AT+CMGS=23\r"));
        module.After(TimeSpan.FromMilliseconds(100), () => Write(payload));
        module.After(TimeSpan.FromMilliseconds(150), () => _ = line.DisposeAsync().AsTask());

        void Write(string text) => _ = line.WriteAsync(Encoding.Latin1.GetBytes(text), CancellationToken.None).AsTask();
    }
}

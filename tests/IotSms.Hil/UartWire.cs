using IotSms.Modem.Uart;
using IotSms.Simulator;

namespace IotSms.Hil;

/// <summary>The UART between the board and the module: QEMU's socket at one end, the simulation at the other.</summary>
internal sealed class UartWire(Stream board, Simulation module, Transcript transcript)
{
    /// <summary>Runs until the board is gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var line = await module.OpenAsync(new UartSettings("the board's ttyAMA0", 115200), cancellationToken);
        await Task.WhenAny(ToModuleAsync(line, cancellationToken), ToBoardAsync(line, cancellationToken)).Unwrap();
    }

    private async Task ToModuleAsync(IUart line, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (await board.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            transcript.AddOctets(toModule: true, buffer.AsSpan(0, count));
            await line.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private async Task ToBoardAsync(IUart line, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await line.Input.ReadAsync(cancellationToken);
            foreach (var portion in read.Buffer)
            {
                transcript.AddOctets(toModule: false, portion.Span);
                await board.WriteAsync(portion, cancellationToken);
            }

            line.Input.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }
}

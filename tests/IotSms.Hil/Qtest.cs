using System.Globalization;
using System.Text;

namespace IotSms.Hil;

/// <summary>
/// QEMU's qtest protocol, a line in and a line out: the host's hands on the pins of the emulated BCM2835, beside the running guest.
/// </summary>
internal sealed class Qtest(Stream stream) : IDisposable
{
    // BCM2835 ARM Peripherals, 6.1, at the Raspberry Pi 3's base: the functions of ten lines a word; set, clear and read the lines 0 to 31.
    private const uint GpioFunction = 0x3f20_0000;
    private const uint GpioSet = 0x3f20_001c;
    private const uint GpioClear = 0x3f20_0028;
    private const uint GpioLevel = 0x3f20_0034;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly StreamReader _answers = new(stream, Encoding.ASCII);
    private readonly StreamWriter _requests = new(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\n" };

    /// <summary>The levels of the lines 0 to 31, a bit each.</summary>
    public Task<uint> ReadLevelsAsync(CancellationToken cancellationToken) => ReadAsync(GpioLevel, cancellationToken);

    /// <summary>Drives a line that the guest has made an input.</summary>
    public Task DriveAsync(int line, bool high, CancellationToken cancellationToken) =>
        AskAsync($"writel 0x{(high ? GpioSet : GpioClear):x} 0x{1u << line:x}", cancellationToken);

    /// <summary>Whether the guest drives a line: it has made it an output.</summary>
    public async Task<bool> IsOutputAsync(int line, CancellationToken cancellationToken)
    {
        var functions = await ReadAsync(GpioFunction + (uint)(line / 10 * sizeof(uint)), cancellationToken);
        return (functions >> line % 10 * 3 & 0b111) == 0b001;
    }

    public void Dispose()
    {
        stream.Dispose();
        _turn.Dispose();
    }

    private async Task<uint> ReadAsync(uint address, CancellationToken cancellationToken) => uint.Parse(
        (await AskAsync($"readl 0x{address:x}", cancellationToken)).AsSpan("0x".Length),
        NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private async Task<string> AskAsync(string request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _requests.WriteLineAsync(request.AsMemory(), cancellationToken);
            return await _answers.ReadLineAsync(cancellationToken) switch
            {
                null => throw new EndOfStreamException("QEMU is gone"),
                "OK" => "",
                var line when line.StartsWith("OK ", StringComparison.Ordinal) => line["OK ".Length..],
                var line => throw new InvalidDataException($"qtest: {request}: {line}"),
            };
        }
        finally
        {
            _turn.Release();
        }
    }
}

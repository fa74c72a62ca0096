using System.IO.Pipelines;
using IotSms.Modem.Uart;

namespace IotSms.Modem.Tests.Fakes;

/// <summary>A line whose driver gives a write up, as RawTty does, while the module takes no bytes.</summary>
internal sealed class StalledUart(IUart line, Func<bool> isStalled) : IUart
{
    public PipeReader Input => line.Input;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken) => isStalled()
        ? throw new UartException(UartError.WriteTimeout, "simulated", "the device does not take bytes")
        : line.WriteAsync(octets, cancellationToken);

    public ValueTask DisposeAsync() => line.DisposeAsync();
}

using System.IO.Pipelines;

namespace IotSms.Modem.Uart;

/// <summary>
/// An open serial line to a module: bytes in, bytes out. Once broken it stays broken: open a new one.
/// </summary>
public interface IUart : IAsyncDisposable
{
    /// <summary>
    /// The bytes the module sent, in order, read without pause for as long as the line is open. Completes with a
    /// <see cref="UartException"/> when the device is gone.
    /// </summary>
    PipeReader Input { get; }

    /// <summary>Sends bytes to the module; returns when the driver has taken all of them.</summary>
    /// <exception cref="UartException">The device is gone or does not take the bytes.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken);
}

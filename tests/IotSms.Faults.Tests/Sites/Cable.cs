using IotSms.Modem.Uart;
using IotSms.Simulator;

namespace IotSms.Faults.Sites;

/// <summary>The line to a module as one program has it open; a program that was killed can't open it any more.</summary>
internal sealed class Cable(Simulation module)
{
    private IUart? _uart;
    private bool _isCut;

    internal async ValueTask<IUart> OpenAsync(UartSettings settings, CancellationToken cancellationToken) => _isCut
        ? throw new UartException(UartError.NotFound, settings.Port, "the program is gone")
        : _uart = await module.OpenAsync(settings, cancellationToken);

    /// <summary>As the kernel does when a program dies.</summary>
    internal async ValueTask CutAsync()
    {
        _isCut = true;
        if (_uart is { } uart) await uart.DisposeAsync();
    }
}

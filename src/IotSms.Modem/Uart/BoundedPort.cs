using System.IO.Pipelines;

namespace IotSms.Modem.Uart;

/// <summary>
/// A port whose driver may hang: open(2) and close(2) of a USB device that is gone block for as long as the kernel likes. Who asks is
/// let go in time, and the port is not touched again before what hangs has come back, so that one thread is lost to it at most.
/// </summary>
internal sealed class BoundedPort(OpenUart open, TimeProvider time)
{
    private static readonly TimeSpan OpenTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);
    private readonly TimeProvider _time = time;
    private volatile Task _hanging = Task.CompletedTask;

    /// <inheritdoc cref="OpenUart"/>
    internal async ValueTask<IUart> OpenAsync(UartSettings settings, CancellationToken cancellationToken)
    {
        if (!_hanging.IsCompleted) throw Hangs(settings.Port, null);
        var opening = open(settings, cancellationToken).AsTask();
        try
        {
            return new Line(this, await opening.WaitAsync(OpenTime, _time, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception impatience) when (!opening.IsCompleted)
        {
            _hanging = CloseLateAsync(opening);
            if (impatience is TimeoutException) throw Hangs(settings.Port, impatience);
            throw;
        }
    }

    private static UartException Hangs(string port, Exception? cause) =>
        new(UartError.Busy, port, "the driver hangs in opening or closing it; unplug the device if it stays so", cause);

    private static async Task CloseLateAsync(Task<IUart> opening)
    {
        if (await opening.ContinueWith(late => late.IsCompletedSuccessfully ? late.Result : null, TaskScheduler.Default)
                .ConfigureAwait(false) is { } line)
        {
            await line.DisposeAsync().ConfigureAwait(false);
        }
    }

    private sealed class Line(BoundedPort port, IUart uart) : IUart
    {
        public PipeReader Input => uart.Input;

        public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken) =>
            uart.WriteAsync(octets, cancellationToken);

        public async ValueTask DisposeAsync()
        {
            var closing = uart.DisposeAsync().AsTask();
            port._hanging = closing;
            await closing.WaitAsync(CloseTime, port._time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

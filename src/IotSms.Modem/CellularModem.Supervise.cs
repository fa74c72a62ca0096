using IotSms.Modem.At;
using IotSms.Modem.Power;
using IotSms.Modem.Recovery;
using IotSms.Modem.Uart;

namespace IotSms.Modem;

/// <content>The supervisor: open, bring up, watch; and when that ends, the next step of the ladder.</content>
public sealed partial class CellularModem
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);
    private long? _readySince;
    private int _hasSent;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_power.Fault is { } fault) LogNoPower(Name, fault);
        try
        {
            while (true)
            {
                var reason = await LiveAsync(cancellationToken).ConfigureAwait(false);
                await RecoverAsync(reason, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Left in peace: running, registered, its lines inactive. Somebody will want it again.
            Enter(ModemState.Off, "the agent has stopped");
        }
        finally
        {
            _news.Writer.TryComplete();
        }
    }

    // One life: from opening the port until the module can't be used through it any more; the reason comes back.
    private async Task<Exception> LiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync(_rate, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                try
                {
                    await ProbeAsync(cancellationToken).ConfigureAwait(false);
                    await ConfigureAsync(cancellationToken).ConfigureAwait(false);
                    await WatchAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (ModemException restarted) when (restarted.Fault == ModemFault.Restarted)
                {
                    // Its boot mark was seen: it will answer again soon, and there is nothing to mend, unless it goes on like that.
                    if (_ladder.StartedByItself(Age))
                    {
                        throw new ModemException(ModemFault.Restarted, $"{Name} restarts again and again: {restarted.Message}");
                    }
                }
            }
        }
        catch (Exception failure) when (failure is ModemException or TroubleException or UartException or PowerException)
        {
            if (_readySince is { } since && _time.GetElapsedTime(since) >= Settled) _ladder.Settled();
            if (Interlocked.Exchange(ref _hasSent, 0) != 0) _ladder.Sent();
            return failure;
        }
        finally
        {
            _configured = false;
            _readySince = null;
            FailUssd();
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task OpenAsync(int rate, CancellationToken cancellationToken)
    {
        await CloseAsync().ConfigureAwait(false);
        while (_signals.Reader.TryRead(out _)) { }
        var uart = await _openUart(new UartSettings(_settings.Port, rate), cancellationToken).ConfigureAwait(false);
        var channel = new AtChannel(uart, _model.Urcs, _time, Take, _logger);
        _rate = rate;
        _channel = channel;
        Prove("the port is there", Trouble.Missing);
        _ = channel.Completion.ContinueWith(
            _ => Raise(Signal.LineBroken), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task CloseAsync()
    {
        if (_channel is not { } channel) return;
        _channel = null;
        await channel.DisposeAsync().ConfigureAwait(false);
    }
}

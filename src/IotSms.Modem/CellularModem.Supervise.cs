using IotSms.Modem.At;
using IotSms.Modem.Recovery;
using IotSms.Modem.Uart;

namespace IotSms.Modem;

/// <content>The supervisor: open, bring up, watch; and when that ends, the next step of the ladder.</content>
public sealed partial class CellularModem
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);
    private long? _readySince;
    private bool _isStuck;

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
                    // Its boot mark was seen: it will answer again soon, and there is nothing to mend.
                }
            }
        }
        catch (Exception failure) when (failure is ModemException or UartException)
        {
            if (_readySince is { } since && _time.GetElapsedTime(since) >= Settled) _ladder.Reset();
            if (_isStuck) _ladder.SkipTo(RecoveryStep.Restart);
            _isStuck = false;
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
        _ = channel.Completion.ContinueWith(
            _ => Raise(Signal.LineBroken), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task CloseAsync()
    {
        if (_channel is not { } channel) return;
        _channel = null;
        await channel.DisposeAsync().ConfigureAwait(false);
    }

    private async Task RecoverAsync(Exception failure, CancellationToken cancellationToken)
    {
        var (step, wait) = Missing(failure) ? (RecoveryStep.Resync, _ladder.Missing()) : _ladder.Climb();
        LogRecovery(Name, failure.Message, step, wait);
        Enter(ModemState.Faulted, $"{failure.Message}; next: {Describe(step)}");
        _step = step;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
        if (step == RecoveryStep.Restart) await SoftResetAsync(cancellationToken).ConfigureAwait(false);
        if (step == RecoveryStep.PowerKey) await PowerCycleAsync(cancellationToken).ConfigureAwait(false);
    }

    // A line that can't be opened, or was lost: the module may be in good health behind it. One that takes no bytes is not.
    private static bool Missing(Exception failure) =>
        (failure as UartException ?? failure.InnerException as UartException) is { Error: not UartError.WriteTimeout };

    private static string Describe(RecoveryStep step) => step switch
    {
        RecoveryStep.Resync => "the port is opened again",
        RecoveryStep.OtherRates => "other line rates are tried",
        RecoveryStep.Restart => "the module is restarted by command",
        RecoveryStep.PowerKey => "the module is switched off and on",
        _ => "it is left alone for a while",
    };
}

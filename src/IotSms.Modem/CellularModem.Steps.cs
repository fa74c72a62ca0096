using IotSms.Modem.At;
using IotSms.Modem.Recovery;

namespace IotSms.Modem;

/// <content>The steps of the ladder that need no line but the UART.</content>
public sealed partial class CellularModem
{
    private bool _defaultsFirst;

    private Task TakeStepAsync(RecoveryMove move, Trouble trouble, CancellationToken cancellationToken) => move.Step switch
    {
        RecoveryStep.Resync => Task.Delay(move.Wait, _time, cancellationToken),
        RecoveryStep.Defaults => PutBackAsync(cancellationToken),
        RecoveryStep.Radio => SwitchRadioAsync(cancellationToken),
        RecoveryStep.Restart => RestartAsync(cancellationToken),
        RecoveryStep.PowerKey => TurnKeyAsync(trouble, cancellationToken),
        RecoveryStep.Reset => PullResetAsync(cancellationToken),
        RecoveryStep.Rail => CutRailAsync(cancellationToken),
        RecoveryStep.Rest => RestAsync(move.Wait, trouble, cancellationToken),
        // Asking at other rates is part of finding it again.
        _ => Task.CompletedTask,
    };

    // SIM7600G-H have been seen to refuse every message after each start until AT&F (LilyGo-Modem-Series#340); once it was
    // needed it belongs to the set-up.
    private async Task PutBackAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(_rate, cancellationToken).ConfigureAwait(false);
        await DemandAsync(AtCommands.FactoryDefaults, cancellationToken).ConfigureAwait(false);
        _defaultsFirst = true;
    }

    private async Task SwitchRadioAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(_rate, cancellationToken).ConfigureAwait(false);
        await DemandAsync(AtCommands.RadioOff, cancellationToken).ConfigureAwait(false);
        await DemandAsync(AtCommands.RadioOn, cancellationToken).ConfigureAwait(false);
    }

    // Blind: a module that takes commands but answers none is helped by it, a dead one is not hurt.
    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(_rate, cancellationToken).ConfigureAwait(false);
        await Line().ExecuteAsync(AtCommands.Escape, cancellationToken).ConfigureAwait(false);
        OrderStart();
        var restart = AtCommands.Set(_model.Restart) with { IsProbe = true };
        var end = await Line().ExecuteAsync(restart, cancellationToken).ConfigureAwait(false);
        if (end is ExchangeEnd.Broken { Failure: { } failure }) throw failure;
        _mayBeBooting = true;
    }

    /// <summary>
    /// A silent module is left alone, and listened to: the word of one that was started by somebody ends the rest, and so does an
    /// answered AT. One that answers already goes on with what it can do; only its trouble is not looked at for so long.
    /// </summary>
    private async Task RestAsync(TimeSpan wait, Trouble trouble, CancellationToken cancellationToken)
    {
        Heartbeat.Beat(wait);
        switch (trouble)
        {
            case Trouble.Silent:
                await ListenAsync(wait, cancellationToken).ConfigureAwait(false);
                break;
            case Trouble.RefusesSetUp or Trouble.Restarting:
                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
                break;
            default:
                _patientUntil = Age + wait;
                break;
        }
    }

    private async Task ListenAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await OpenAsync(_rate, cancellationToken).ConfigureAwait(false);
        var since = _time.GetTimestamp();
        while (Left(since, wait) is var left && left > TimeSpan.Zero)
        {
            var pause = Soonest(left, _settings.LivenessInterval);
            if (await NextSignalAsync(pause, cancellationToken).ConfigureAwait(false) is not null) return;
            if (await Line().ExecuteAsync(AtCommands.Probe, cancellationToken).ConfigureAwait(false) is not ExchangeEnd.Silent) return;
        }
    }
}

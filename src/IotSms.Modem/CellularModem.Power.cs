using IotSms.Modem.Recovery;
using IotSms.Modem.Uart;

namespace IotSms.Modem;

/// <content>The steps that need a line to the module. Before each press somebody has looked: at STATUS, or by asking AT.</content>
public sealed partial class CellularModem
{
    // Modules have been seen that hear every third pulse only; one to stop and one to start must come through.
    private const int MostPulses = 6;

    /// <summary>
    /// The key is a toggle, and somebody looks before each pulse and after it. What is on gets the stop pulse and its off time,
    /// what is off the start pulse. Where nobody knows, the stop pulse serves for both: it starts a dead module, which then
    /// answers, and stops one that hangs, which then is dead. A module that answers after it was silent has been started.
    /// </summary>
    private async Task TurnKeyAsync(Trouble trouble, CancellationToken cancellationToken)
    {
        var answers = await AnswersAtAnyRateAsync(cancellationToken).ConfigureAwait(false);
        if (answers && trouble == Trouble.Silent) return;
        for (var pulse = 0; pulse < MostPulses; pulse++)
        {
            var (answered, isOn) = (answers, answers ? true : _power.IsOn);
            if (isOn is false) await PressToStartAsync(cancellationToken).ConfigureAwait(false);
            else await PressToStopAsync(cancellationToken).ConfigureAwait(false);
            if (isOn is true) await Task.Delay(_model.OffTime, _time, cancellationToken).ConfigureAwait(false);
            var patience = isOn is true ? ProbeTimeAtOtherRate : Longest(_model.BootTime, _model.OffTime);
            answers = await AnswersUnlessGoneAsync(patience, cancellationToken).ConfigureAwait(false);
            if (answers && !answered) return;
            // Either the key or STATUS is out of order: from now on AT alone tells.
            if (!answers && isOn is not null && _power.IsOn == isOn) _power.Disbelieve();
        }

        throw new ModemException(ModemFault.NoAnswer, answers ? "the key does not switch it off" : "it answers after no pulse of the key");
    }

    private async Task PullResetAsync(CancellationToken cancellationToken)
    {
        OrderStart();
        await _power.ResetAsync(cancellationToken).ConfigureAwait(false);
        _mayBeBooting = true;
    }

    // Most boards start with their supply; where one does not, it is off for certain and may be started by its key.
    private async Task CutRailAsync(CancellationToken cancellationToken)
    {
        Enter(ModemState.PoweringOff, "its supply is cut");
        await _power.CutRailAsync(cancellationToken).ConfigureAwait(false);
        OrderStart();
        _mayBeBooting = true;
        if (!_power.HasPowerKey || await AnswersUnlessGoneAsync(_model.BootTime, cancellationToken).ConfigureAwait(false)) return;
        if (_power.IsOn is not true) await PressToStartAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task StartAsync(string reason, CancellationToken cancellationToken)
    {
        Begin(RecoveryStep.PowerKey, Trouble.Silent, reason, _ladder.IsAtRest);
        await PressToStartAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task PressToStopAsync(CancellationToken cancellationToken)
    {
        Enter(ModemState.PoweringOff, "switched off to start it anew");
        OrderStart();
        await _power.PressToStopAsync(_model.PowerOffPulse, cancellationToken).ConfigureAwait(false);
    }

    private async Task PressToStartAsync(CancellationToken cancellationToken)
    {
        Enter(ModemState.PoweringOn);
        OrderStart();
        await _power.PressToStartAsync(_model.PowerOnPulse, cancellationToken).ConfigureAwait(false);
        _mayBeBooting = _isStarted = true;
    }

    // The last look before a press. A line that is missing is no silence: it may be in good health.
    private async Task<bool> AnswersAtAnyRateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync(_rate, cancellationToken).ConfigureAwait(false);
            if (await AnswersAsync(ProbeTimeAtOtherRate, cancellationToken).ConfigureAwait(false)) return true;
            if (await AnswersAtOtherRateAsync(cancellationToken).ConfigureAwait(false)) return true;
        }
        catch (UartException stalled) when (stalled.Error == UartError.WriteTimeout)
        {
        }

        return false;
    }

    // A port that goes with its module, as on USB, answers nothing while that is off.
    private async Task<bool> AnswersUnlessGoneAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        try
        {
            await OpenAsync(_rate, cancellationToken).ConfigureAwait(false);
            return await AnswersAsync(patience, cancellationToken).ConfigureAwait(false);
        }
        catch (UartException)
        {
            if (Left(since, patience) is var left && left > TimeSpan.Zero)
                await Task.Delay(left, _time, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }
}

using IotSms.Modem.At;
using IotSms.Modem.Recovery;
using IotSms.Modem.Uart;

namespace IotSms.Modem;

/// <content>Getting a first answer, whatever state the module was left in.</content>
public sealed partial class CellularModem
{
    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan ProbeTimeAtOtherRate = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ProbePause = TimeSpan.FromMilliseconds(400);
    // SIM800 raises STATUS 3 s after its start, so that a module that was just started looks off, and a second pulse would stop it.
    private static readonly TimeSpan StatusTime = TimeSpan.FromSeconds(4);
    private const int EscapeEvery = 3;
    private const long Nothing = long.MinValue;

    private int _rate;
    private RecoveryStep _step = RecoveryStep.Resync;
    private long _inTheAirSince;
    private bool _mayBeBooting;
    private bool _isStarted;
    private bool _safePulseGiven;

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        Enter(ModemState.Probing, Status.Reason);
        if (!await AnswersAtLastAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_isStarted && _power.IsOn is false) _power.Disbelieve();
            _isStarted = false;
            // Who else reads the line takes the answers: no step at the module would bring them back.
            if (LineHolders.Name(_settings.Port) is { } other)
                throw new UartException(UartError.Busy, _settings.Port, $"{other} reads the line too");
            throw new ModemException(ModemFault.NoAnswer, $"{Name} does not answer AT on {_settings.Port}");
        }

        Prove(_power.IsOn is true ? "AT is answered, STATUS says on" : "AT is answered", Trouble.Silent);
    }

    private async Task<bool> AnswersAtLastAsync(CancellationToken cancellationToken)
    {
        if (LooksOff)
        {
            if (await AnswersAsync(StatusTime, cancellationToken).ConfigureAwait(false)) return true;
            if (LooksOff) await StartAsync("STATUS says that it is off", cancellationToken).ConfigureAwait(false);
        }

        if (await AnswersAsync(_mayBeBooting ? _model.BootTime : ProbeTime, cancellationToken).ConfigureAwait(false)) return true;
        if (await AnswersAfterSafePulseAsync(cancellationToken).ConfigureAwait(false)) return true;
        if (await AnswersLateAsync(cancellationToken).ConfigureAwait(false)) return true;
        return _step != RecoveryStep.Resync && await AnswersAtOtherRateAsync(cancellationToken).ConfigureAwait(false);
    }

    // Pressed a moment ago, it looks off until STATUS has risen.
    private bool LooksOff => !_mayBeBooting && _power is { IsOn: false, HasPowerKey: true };

    /// <summary>
    /// Asks AT, and nothing else, until it is answered: a module in autobaud learns its rate from that alone. ESC comes in only
    /// between, for a prompt that a dead process left open, and which would take every AT for text.
    /// </summary>
    private async Task<bool> AnswersAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        var answers = false;
        for (var tries = 1; ; tries++)
        {
            if (tries % EscapeEvery == 0) await Line().ExecuteAsync(AtCommands.Escape, cancellationToken).ConfigureAwait(false);
            var end = await Line().ExecuteAsync(AtCommands.Probe, cancellationToken).ConfigureAwait(false);
            if (end is ExchangeEnd.Broken broken)
            {
                throw broken.Failure ?? new UartException(UartError.Gone, _settings.Port, "the line is closed");
            }

            answers = end is ExchangeEnd.Answered { Reply.IsOk: true } && await IsInStepAsync(cancellationToken).ConfigureAwait(false);
            if (answers) break;
            if (_time.GetElapsedTime(since) >= patience) break;
            // An answer other than OK comes at once: a module that is busy says ERROR as often as it is asked.
            if (end is ExchangeEnd.Answered) await Task.Delay(ProbePause, _time, cancellationToken).ConfigureAwait(false);
        }

        _mayBeBooting = false;
        return answers;
    }

    // The OK may be an older command's. What answers with a line of its own is in step, and idle.
    private async Task<bool> IsInStepAsync(CancellationToken cancellationToken) =>
        await Line().ExecuteAsync(AtCommands.Fence, cancellationToken).ConfigureAwait(false) is ExchangeEnd.Answered { Reply.IsOk: true };

    /// <summary>
    /// A module that an earlier process, or a line that broke, left in the middle of a submission is deaf until the network has
    /// answered. Waiting for it costs minutes once, trying other rates would miss its +CMGS, and the power key would kill a
    /// message that is under way.
    /// </summary>
    private async Task<bool> AnswersLateAsync(CancellationToken cancellationToken)
    {
        if (_power.IsOn is false) return false;
        var since = Interlocked.Exchange(ref _inTheAirSince, Nothing);
        if (since == Nothing) return false;
        var left = AtCommands.SubmitTime - _time.GetElapsedTime(since);
        if (left <= TimeSpan.Zero) return false;
        Enter(ModemState.Probing, "silent; it may still be busy with a submission");
        return await AnswersAsync(left, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AnswersAtOtherRateAsync(CancellationToken cancellationToken)
    {
        foreach (var rate in _model.BaudRates.Prepend(_settings.BaudRate).Distinct().Where(rate => rate != _rate).ToArray())
        {
            Enter(ModemState.Probing, $"trying {rate} bit/s");
            await OpenAsync(rate, cancellationToken).ConfigureAwait(false);
            if (await AnswersAsync(ProbeTimeAtOtherRate, cancellationToken).ConfigureAwait(false)) return true;
        }

        _rate = _settings.BaudRate;
        return false;
    }

    // Without STATUS nobody knows whether it is on. Where the start pulse is too short to stop a running module, try it once.
    private async Task<bool> AnswersAfterSafePulseAsync(CancellationToken cancellationToken)
    {
        if (_safePulseGiven || _power is not { HasPowerKey: true, IsOn: null }) return false;
        if (_power.StartPulse(_model.PowerOnPulse) >= _model.ShortestOffPulse) return false;
        _safePulseGiven = true;
        await StartAsync("it may be off, and the start pulse can't stop it", cancellationToken).ConfigureAwait(false);
        return await AnswersAsync(_model.BootTime, cancellationToken).ConfigureAwait(false);
    }

    // Only the supervisor asks for it, and with each command, so that it is its heartbeat too.
    private AtChannel Line()
    {
        Heartbeat.Beat();
        return _channel ?? throw new UartException(UartError.Gone, _settings.Port, "the line is closed");
    }
}

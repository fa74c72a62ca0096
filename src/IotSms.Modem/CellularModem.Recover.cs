using IotSms.Modem.Power;
using IotSms.Modem.Recovery;
using IotSms.Modem.Uart;

namespace IotSms.Modem;

/// <content>When a life has ended: what is wrong, which step is next, and what became of it.</content>
public sealed partial class CellularModem
{
    private readonly SemaphoreSlim _submitTurn = new(1);
    private readonly RecoveryJournal _journal;
    private TimeSpan _patientUntil;
    private TimeSpan? _searchingSince;

    /// <inheritdoc/>
    public string? Restart()
    {
        if (Status.State is not (ModemState.Ready or ModemState.Searching)) return $"{Name} is {Status.State}: {Status.Reason}";
        if (!_ladder.MayRestart(Age))
            return $"{Name} was restarted {_ladder.RestartsInLastHour(Age)} times in the last hour, as often as is allowed";
        Raise(Signal.RestartAsked);
        return null;
    }

    private async Task RecoverAsync(Exception failure, CancellationToken cancellationToken)
    {
        // Whoever had a submission under way has been told its end before anything is done to the module.
        await _submitTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        _submitTurn.Release();
        var trouble = TroubleOf(failure);
        var isFirst = _ladder.IsAtRest;
        var move = _ladder.Climb(trouble, Age);
        if (move.Capped is { } capped)
        {
            Begin(capped, trouble, failure.Message, isFirst);
            End(RecoveryResult.Capped, $"{_ladder.RestartsInLastHour(Age)} restarts in the last hour are as many as are allowed");
            isFirst = false;
        }

        // A line that is missing is one step, however often it is tried; it may be missing because its module is off.
        var isKnown = trouble == Trouble.Missing && _journal.Against == trouble;
        var isOff = trouble == Trouble.Missing && !isKnown && LooksOff;
        if (!isKnown) Begin(isOff ? RecoveryStep.PowerKey : move.Step, trouble, failure.Message, isFirst);
        Enter(ModemState.Faulted, $"{failure.Message}; next: {Describe(move.Step)}");
        _step = move.Step;
        try
        {
            if (isOff) await PressToStartAsync(cancellationToken).ConfigureAwait(false);
            await TakeStepAsync(move, trouble, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception obstacle) when (obstacle is UartException or PowerException)
        {
            End(RecoveryResult.NotPossible, obstacle.Message);
        }
        catch (ModemException refusal)
        {
            End(RecoveryResult.Failed, refusal.Message);
        }
    }

    private static Trouble TroubleOf(Exception failure) => failure switch
    {
        TroubleException told => told.Trouble,
        ModemException { Fault: ModemFault.Restarted } => Trouble.Restarting,
        ModemException { Fault: ModemFault.Refused or ModemFault.BadAnswer } => Trouble.RefusesSetUp,
        _ => IsMissing(failure) ? Trouble.Missing : Trouble.Silent,
    };

    // A line that can't be opened, or was lost: the module may be in good health behind it. One that takes no bytes is not.
    private static bool IsMissing(Exception failure) =>
        (failure as UartException ?? failure.InnerException as UartException) is { Error: not UartError.WriteTimeout };

    // What is wrong counts only once the patience of the last rest is over; until then it is watched, and works as far as it can.
    private TimeSpan LeftToPatience() => _patientUntil - Age;

    // A module that answers is healthy, and what is wrong may be the network: it is asked to try again, first of all by its radio.
    private void DemandNetwork()
    {
        if (LeftToNetwork() > TimeSpan.Zero) return;
        _searchingSince = null;
        throw new TroubleException(Trouble.Searching, $"{Name} has been without a network for long: {Status.Reason}");
    }

    private TimeSpan LeftToNetwork()
    {
        if (Status.State != ModemState.Searching)
        {
            _searchingSince = null;
            return TimeSpan.MaxValue;
        }

        var left = _settings.SearchPatience - (Age - (_searchingSince ??= Age));
        return left > LeftToPatience() ? left : LeftToPatience();
    }

    private void Begin(RecoveryStep step, Trouble against, string reason, bool isFirst = false)
    {
        End(RecoveryResult.Failed, reason);
        _journal.Begin(step, against, reason, isFirst);
        LogStep(Name, step, reason);
        ShowRecovery();
    }

    private void End(RecoveryResult result, string? detail)
    {
        if (_journal.End(result, detail) is not { } attempt) return;
        RecoveryMetrics.Count(Name, attempt);
        if (result == RecoveryResult.Worked) LogStepWorked(Name, attempt.Step, detail);
        else LogStepEnd(Name, attempt.Step, result, detail);
        ShowRecovery();
    }

    // The step under way has worked when what it was against is over.
    private void Prove(string evidence, params ReadOnlySpan<Trouble> over)
    {
        if (_journal.Against is { } against && over.Contains(against)) End(RecoveryResult.Worked, evidence);
    }

    private void ShowRecovery() => Change(status => status with { Recovery = _journal.Status(_ladder.RestartsInLastHour(Age)) });

    private static string Describe(RecoveryStep step) => step switch
    {
        RecoveryStep.Resync => "the port is opened again",
        RecoveryStep.OtherRates => "other line rates are tried",
        RecoveryStep.Defaults => "its settings are put back to the factory's",
        RecoveryStep.Radio => "its radio is switched off and on",
        RecoveryStep.Restart => "the module is restarted by command",
        RecoveryStep.PowerKey => "the module is switched off and on",
        RecoveryStep.Reset => "the module is reset by its line",
        RecoveryStep.Rail => "its supply is cut and given back",
        _ => "it is left alone for a while",
    };
}

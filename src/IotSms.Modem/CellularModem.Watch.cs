using IotSms.Modem.At;
using IotSms.Modem.At.Responses;
using IotSms.Modem.Recovery;

namespace IotSms.Modem;

/// <content>Watching a module that works: it sleeps until something is told or due.</content>
public sealed partial class CellularModem
{
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var refreshed = _time.GetTimestamp();
        var swept = refreshed;
        while (true)
        {
            _readySince ??= Status.CanSend ? _time.GetTimestamp() : null;
            if (Status.CanSend) Prove("it is registered", Trouble.Searching);
            DemandNetwork();
            var wait = Soonest(
                Left(refreshed, _settings.RefreshInterval), Left(swept, _settings.SweepInterval), LeftToQuiet(), LeftToNetwork());
            var signal = await NextSignalAsync(wait, cancellationToken).ConfigureAwait(false);
            if (await HandleAsync(signal, cancellationToken).ConfigureAwait(false)) return;
            if (signal == Signal.Refresh || Left(refreshed, _settings.RefreshInterval) <= TimeSpan.Zero)
            {
                refreshed = _time.GetTimestamp();
                await RefreshAsync(cancellationToken).ConfigureAwait(false);
            }

            if (Left(swept, _settings.SweepInterval) <= TimeSpan.Zero)
            {
                swept = _time.GetTimestamp();
                Tell(new ModemNews.SweepDue("interval"));
            }

            if (LeftToQuiet() <= TimeSpan.Zero) await AskAsync(AtCommands.Attention, cancellationToken).ConfigureAwait(false);
        }
    }

    // True: begin again at the probe.
    private async Task<bool> HandleAsync(Signal? signal, CancellationToken cancellationToken)
    {
        switch (signal)
        {
            case Signal.Restarted:
                throw new ModemException(ModemFault.Restarted, Status.Reason ?? "it started again");
            case Signal.Unset or Signal.Sim:
                _configured = false;
                return true;
            case Signal.Deaf:
                throw new ModemException(ModemFault.NoAnswer, $"{Name} stopped answering");
            case Signal.Stuck when LeftToPatience() <= TimeSpan.Zero:
                throw new TroubleException(Trouble.NoSubmission, $"{Name} answers AT but no submission");
            case Signal.Refusing when LeftToPatience() <= TimeSpan.Zero:
                throw new TroubleException(Trouble.RefusesMessages, $"{Name} answers AT and refuses every submission");
            case Signal.RestartAsked:
                throw new TroubleException(Trouble.Asked, "somebody wants it restarted");
            case Signal.LineBroken when _channel?.Completion is { IsCompleted: true } completion:
                throw await completion.ConfigureAwait(false)
                    ?? new Uart.UartException(Uart.UartError.Gone, _settings.Port, "the line is closed");
            case Signal.HangUp:
                await AskAsync(AtCommands.Set(_model.HangUp) with { Urgent = true }, cancellationToken).ConfigureAwait(false);
                return false;
            default:
                return false;
        }
    }

    // Behind a submission that waits for the network every command would wait too: that is no sign of death.
    private TimeSpan LeftToQuiet() =>
        Line() is { IsBusy: false } line ? Left(line.LastHeard, _settings.LivenessInterval) : _settings.LivenessInterval;

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var registration in _model.Registrations)
        {
            var command = AtCommands.Registration(registration);
            if (await ReadAsync(command, RegistrationReport.Parse, cancellationToken).ConfigureAwait(false) is { } report)
            {
                Registered(report);
            }
        }

        var signal = await ReadAsync(AtCommands.Signal, line => SignalQuality.Parse(line), cancellationToken).ConfigureAwait(false);
        var network = await ReadAsync(AtCommands.Operator, OperatorSelection.Parse, cancellationToken).ConfigureAwait(false);
        var voltage = await ReadAsync(AtCommands.Voltage, line => SupplyVoltage.Parse(line), cancellationToken).ConfigureAwait(false);
        var storages = await ReadAsync(AtCommands.Storages, MessageStorage.Parse, cancellationToken).ConfigureAwait(false);
        var clock = await ReadAsync(AtCommands.Clock, line => ModuleClock.Parse(line), cancellationToken).ConfigureAwait(false);
        var receiving = storages is [.., var last] ? last : null;
        Change(status => status with
        {
            SignalDbm = signal?.Dbm,
            Operator = network?.Operator,
            SupplyMillivolts = voltage ?? status.SupplyMillivolts,
            SlotsUsed = receiving?.Used ?? status.SlotsUsed,
            SlotsTotal = receiving?.Total ?? status.SlotsTotal,
            NetworkTime = clock is { } time && ModuleClock.IsSet(time) ? time : status.NetworkTime,
        });
        Judge(now =>
        {
            if (voltage is { } millivolts) _supply.Read(millivolts, now);
        });
        // Full, a SIM takes nothing more and tells of nothing more: the network would keep what comes.
        if (_configured && Status.IsStorageNearlyFull) Tell(new ModemNews.SweepDue("the storage is nearly full"));
    }

    // Waits for the next signal, or for the time to pass: then null.
    private async Task<Signal?> NextSignalAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (_signals.Reader.TryRead(out var waiting)) return waiting;
        if (wait <= TimeSpan.Zero) return null;
        Heartbeat.Beat(wait);
        using var due = new CancellationTokenSource(wait, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, due.Token);
        try
        {
            return await _signals.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // The same while setting up, where a restart or a lost line means to begin again.
    private async Task PauseAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        switch (await NextSignalAsync(wait, cancellationToken).ConfigureAwait(false))
        {
            case Signal.Restarted:
                throw new ModemException(ModemFault.Restarted, $"{Name} restarted while it was set up");
            case Signal.Deaf or Signal.LineBroken:
                throw new ModemException(ModemFault.NoAnswer, $"{Name} was lost while it was set up");
        }
    }

    private TimeSpan Left(long since, TimeSpan interval) => interval - _time.GetElapsedTime(since);

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Soonest(params ReadOnlySpan<TimeSpan> waits)
    {
        var soonest = TimeSpan.MaxValue;
        foreach (var wait in waits) soonest = wait < soonest ? wait : soonest;
        return soonest;
    }
}

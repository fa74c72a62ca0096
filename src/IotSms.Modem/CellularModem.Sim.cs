using IotSms.Modem.At;
using IotSms.Modem.At.Responses;

namespace IotSms.Modem;

/// <content>The SIM: waiting for it, and opening it without ever spending the last try.</content>
public sealed partial class CellularModem
{
    private static readonly TimeSpan SimPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SimTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongSimPause = TimeSpan.FromSeconds(60);
    private bool _pinRefused;
    private int? _triesBefore;

    private async Task OpenSimAsync(CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            var reply = await AskAsync(AtCommands.SimState, cancellationToken).ConfigureAwait(false);
            var state = reply.Lines.Select(SimStatus.Parse).LastOrDefault(status => status is not null);
            if (SimStatus.IsOpen(state)) break;
            if (state == SimStatus.Pin && await EnterPinAsync(cancellationToken).ConfigureAwait(false)) continue;
            var isLong = state is not null || _time.GetElapsedTime(since) >= SimTime;
            if (state is not null) Lock(state);
            else if (isLong) Enter(ModemState.Faulted, $"the SIM does not answer: {reply.Error?.Text ?? "not ready"}");
            // A person, or a SIM that is put in, ends the long wait: the module tells of it.
            await PauseAsync(isLong ? LongSimPause : SimPause, cancellationToken).ConfigureAwait(false);
        }

        if (Status.State != ModemState.Configuring) Enter(ModemState.Configuring);
    }

    private void Lock(string state)
    {
        if (state == SimStatus.Pin && Status.State == ModemState.SimLocked) return;
        Enter(ModemState.SimLocked,
            state == SimStatus.Pin ? Status.Reason : $"the SIM asks for {state}: enter it by hand, it is never tried automatically");
    }

    // A wrong PIN is never tried again, and the last try is left to a person: the third wrong one locks the SIM.
    private async Task<bool> EnterPinAsync(CancellationToken cancellationToken)
    {
        var tries = await ReadAsync(
            AtCommands.Query("AT+SPIC", AtCommand.DefaultTime), line => PinTries.Parse(line, _model.PukPosition), cancellationToken)
            .ConfigureAwait(false);
        Change(status => status with { PinTriesLeft = tries?.Pin });
        var obstacle = (_settings.Pin, _pinRefused, tries?.Pin) switch
        {
            (null, _, _) => "the SIM asks for a PIN and none is configured",
            (_, _, { } left) when left < _triesBefore => "the configured PIN is wrong; it is not tried again",
            (_, true, _) => "the configured PIN is wrong; it is not tried again",
            (_, _, null) => "the SIM asks for a PIN, and the module does not tell how many tries are left",
            (_, _, <= 1) => "only one PIN try is left; enter it by hand",
            _ => null,
        };
        if (obstacle is not null)
        {
            Enter(ModemState.SimLocked, obstacle);
            return false;
        }

        // Kept while the verdict is out: if it gets lost, one try less tells that it was a bad one.
        _triesBefore = tries!.Pin;
        var reply = await AskAsync(AtCommands.EnterPin(_settings.Pin!), cancellationToken).ConfigureAwait(false);
        _triesBefore = null;
        if (reply.IsOk) return true;
        // Busy is no verdict on the PIN; anything else may have cost a try.
        if (IsNotReadyYet(reply.Error)) return false;
        _pinRefused = true;
        Enter(ModemState.SimLocked, $"the configured PIN was refused ({reply.Error!.Text}); it is not tried again");
        return false;
    }
}
